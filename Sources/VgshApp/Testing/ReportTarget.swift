import Glibc
import VgshBase
import VgshOutput

/// A report that is to be written, and where.
package struct ReportTarget: Hashable, Sendable {
  /// What stands for standard output.
  private static let standardOutput = "-"
  /// As any program makes files; the user's mask takes away from it.
  private static let mode: mode_t = 0o666

  package let format: ReportFormat
  /// As it was given; `-` is standard output.
  package let path: String

  package init(_ format: ReportFormat, to path: String) {
    self.format = format
    self.path = path
  }

  /// Finds out before a long run what can be known of a place that cannot be written to.
  ///
  /// - Throws: what is in the way: a folder in its place, or no folder to put it in.
  func check(home: String?) throws(FileFailure) {
    guard path != Self.standardOutput else { return }
    let path = FilePaths.resolve(path, relativeTo: "", home: home)
    switch try FilePaths.kind(of: path) {
    case .folder: throw FileFailure(.write, self.path, .isAFolder)
    case .special: return
    case .file, nil: break
    }
    let folder = FilePaths.folder(of: path)
    guard try FilePaths.kind(of: folder) == .folder else {
      throw FileFailure(.write, self.path, .folderMissing(folder))
    }
    guard access(folder, W_OK | X_OK) == 0 else { throw FileFailure(.write, self.path, code: errno) }
  }

  /// Writes the report whole or not at all; what was there before is replaced.
  func write(_ run: RunResult, home: String?, console: any Console) throws(FileFailure) {
    let text = format.report.text(of: run)
    guard path != Self.standardOutput else { return console.write(text) }
    try AtomicFile.write(
      Array(text.utf8), to: FilePaths.resolve(path, relativeTo: "", home: home), existing: .replace, mode: Self.mode)
  }
}
