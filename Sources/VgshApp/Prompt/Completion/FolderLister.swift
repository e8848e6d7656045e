import Glibc
import VgshBase

/// Reads folders while the user waits for Tab.
package struct FolderLister: Sendable {
  /// Entries read of one folder; what is beyond is not offered.
  package static let limit = 20_000

  /// The folder that relative paths start from.
  private let workingFolder: String
  /// What `~/` stands for.
  private let home: String?

  package init(workingFolder: String = ".", home: String? = nil) {
    self.workingFolder = workingFolder
    self.home = home
  }

  /// The entries of a folder in any order; none where it cannot be read.
  ///
  /// - Parameter folder: as typed: empty for the working folder.
  package func entries(of folder: String) -> [FolderEntry] {
    let written = FilePaths.resolve(folder, relativeTo: workingFolder, home: home)
    let path = written.isEmpty ? "." : written
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while entries.count < Self.limit, let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(validatingCString: $0)
        }
      }
      // A name that is no UTF-8 cannot be typed.
      guard let name, name != ".", name != ".." else { continue }
      entries.append(FolderEntry(name, isFolder: isFolder(entry.pointee.d_type, path: path + "/" + name)))
    }
    return entries
  }

  /// Asks the file system only where the entry does not say it itself: links, and some file systems.
  private func isFolder(_ type: UInt8, path: String) -> Bool {
    guard Int(type) == DT_LNK || Int(type) == DT_UNKNOWN else { return Int(type) == DT_DIR }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
