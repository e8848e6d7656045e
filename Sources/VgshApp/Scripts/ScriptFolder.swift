import Glibc
import VgshBase

/// The scripts in a folder and in those below it.
///
/// Hidden files and folders are left out. Links to folders are not followed: they may lead out of the folder, or in
/// circles.
struct ScriptFolder {
  /// Their paths, sorted byte by byte.
  private(set) var scripts: [String] = []
  /// Folders that cannot be read.
  private(set) var problems: [FileFailure] = []

  init(_ path: String) {
    // Not by recursion: how deep folders stand in one another is not ours to say.
    var folders = [path]
    while let folder = folders.popLast() { read(folder, into: &folders) }
    scripts.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func read(_ folder: String, into folders: inout [String]) {
    guard let stream = opendir(folder) else {
      return problems.append(FileFailure(.read, folder, code: errno))
    }
    defer { closedir(stream) }
    let prefix = folder == "." ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(validatingCString: $0)
        }
      }
      guard let name, !name.hasPrefix(".") else { continue }
      let path = prefix + name
      if isFolder(path) {
        folders.append(path)
      } else if name.hasSuffix(".vgs"), !isSpecial(path) {
        scripts.append(path)
      }
    }
  }

  /// A pipe that lies about would keep its reader waiting.
  private func isSpecial(_ path: String) -> Bool { (try? FilePaths.kind(of: path)) == .special }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
