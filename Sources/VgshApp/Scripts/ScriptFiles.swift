import Glibc
import VgshBase

/// The scripts that a command line names: files as they are named, and of folders all scripts below them.
package struct ScriptFiles: Sendable {
  /// A script to read.
  package struct Entry: Hashable, Sendable {
    package var path: String
    /// Whether the command line names the file itself; else it was found in a folder.
    package var isNamed: Bool
  }

  /// In the order of the command line; of a folder in the order of their names.
  package private(set) var entries: [Entry] = []
  /// Folders that cannot be read, or have no script.
  package private(set) var problems: [Diagnostic] = []

  /// Hidden files and folders are left out, links to folders too.
  package init(_ paths: [String]) {
    for path in paths {
      if (try? FilePaths.kind(of: path)) == .folder {
        add(folder: path)
      } else {
        entries.append(Entry(path: path, isNamed: true))
      }
    }
  }

  private mutating func add(folder: String) {
    let count = entries.count + problems.count
    // Folders still to be read, the next one last.
    var folders = [folder]
    while let folder = folders.popLast() {
      guard let names = names(in: folder) else { continue }
      var below: [String] = []
      for name in names {
        let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        if isFolder(path) {
          below.append(path)
        } else if name.hasSuffix(".vgs") {
          entries.append(Entry(path: path, isNamed: false))
        }
      }
      folders += below.reversed()
    }
    guard entries.count + problems.count == count else { return }
    problems.append(
      Diagnostic(
        code: "no-scripts", "there is no script below '\(folder.visible())'", at: nil, help: "scripts are named *.vgs"))
  }

  private mutating func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else {
      problems.append(Diagnostic(unreadable: FileFailure(.read, folder, code: errno)))
      return nil
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether it is a folder itself: what a link leads to may be above.
  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

extension Diagnostic {
  /// A script that cannot be read.
  init(unreadable failure: FileFailure) {
    self.init(code: "unreadable", failure.message, at: nil, help: failure.help)
  }
}
