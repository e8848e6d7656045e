import Glibc
import VgshBase

/// Finds the files that `vgsh test` is to run.
struct TestDiscovery: Sendable {
  /// Folders within folders; deeper ones are a circle of links.
  private static let deepest = 64

  private let lister = FolderLister()
  /// What `~/` stands for.
  let home: String?

  /// The files behind the paths, in the order of the paths: a file is itself, a folder stands for all `.vgs` files below
  /// it, sorted, hidden ones and hidden folders left out. A file that comes up again counts once.
  ///
  /// A file that is not there is found all the same: that it cannot be read is told with the results of the others.
  ///
  /// - Throws: `UsageError` where a folder has no such file: it would pass without a test.
  func files(_ paths: [String]) throws(UsageError) -> [TestFile] {
    var found: [TestFile] = []
    var known: Set<String> = []
    for path in paths {
      let resolved = FilePaths.resolve(path, relativeTo: "", home: home)
      let files: [TestFile]
      if (try? FilePaths.kind(of: resolved)) == .folder {
        files = scripts(in: Self.withoutLastSlashes(resolved)).map { TestFile(path: $0, kind: .script) }
        guard !files.isEmpty else {
          throw UsageError(
            "'\(path.visible())' has no tests: there is no .vgs file in the folder or below it", help: "check the path")
        }
      } else {
        files = [TestFile(path: resolved)]
      }
      for file in files where known.insert(Self.identity(of: file.path)).inserted { found.append(file) }
    }
    return found
  }

  private func scripts(in folder: String) -> [String] {
    var scripts: [String] = []
    var seen: Set<String> = []
    collect(folder, depth: 0, &scripts, &seen)
    return scripts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func collect(_ folder: String, depth: Int, _ scripts: inout [String], _ seen: inout Set<String>) {
    guard depth < Self.deepest, seen.insert(Self.identity(of: folder)).inserted else { return }
    let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    for entry in lister.entries(of: folder) where !entry.name.hasPrefix(".") {
      if entry.isFolder {
        collect(prefix + entry.name, depth: depth + 1, &scripts, &seen)
      } else if entry.name.hasSuffix(".vgs"), !Self.isSpecial(prefix + entry.name) {
        scripts.append(prefix + entry.name)
      }
    }
  }

  /// A pipe that lies about would keep its reader waiting.
  private static func isSpecial(_ path: String) -> Bool { (try? FilePaths.kind(of: path)) == .special }

  private static func withoutLastSlashes(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }

  private static func identity(of path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
