import VgshBase
import VgshRuntime

/// Finds, reads and writes the files that commands are given.
package struct WorkingFiles: Sendable {
  /// The folder that relative paths in a source start from: a script's own, or the working directory.
  private let folder: @Sendable (SourceSpan?) -> String
  /// What `~/` stands for.
  private let home: String?

  package init(home: String?, folder: @escaping @Sendable (SourceSpan?) -> String) {
    self.home = home
    self.folder = folder
  }

  /// The path to open for one that is written at a place.
  package func path(_ written: FilePath, at span: SourceSpan?) -> String {
    FilePaths.resolve(written.text, relativeTo: folder(span), home: home)
  }

  /// - Throws: `FileFailure`.
  package func read(_ written: FilePath, at span: SourceSpan?, limit: Int) throws -> String {
    let path = path(written, at: span)
    let bytes = try OpenFile(path, .read).bytes(limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw FileFailure(.read, path, .notUTF8) }
    return text
  }

  /// - Throws: `FileFailure`.
  package func write(
    _ text: String, to written: FilePath, at span: SourceSpan?, existing: AtomicFile.Existing
  ) throws {
    try AtomicFile.write(Array(text.utf8), to: path(written, at: span), existing: existing)
  }
}
