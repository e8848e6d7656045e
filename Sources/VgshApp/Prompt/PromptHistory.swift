import Synchronization
import VgshBase
import VgshSession

/// The lines that can be recalled: those of the file, and this session's, secret ones included until it ends.
final class PromptHistory: Sendable {
  private let file: HistoryFile
  private let recalled: Mutex<[String]>

  init(_ file: HistoryFile) {
    self.file = file
    recalled = Mutex(file.load())
  }

  /// Oldest first.
  var lines: [String] { recalled.withLock { $0 } }

  /// - Parameter isSecret: whether the line goes to no file, for a secret is written out in it.
  func append(_ line: String, isSecret: Bool) {
    guard !isSecret else { return }
    recalled.withLock { lines in
      if lines.last != line { lines.append(line) }
    }
    file.append(line)
  }

  func takeNotices() -> [Diagnostic] { file.takeNotices() }
}
