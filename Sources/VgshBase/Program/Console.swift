import Synchronization

/// Where text goes: data to standard output, words to standard error.
///
/// Implementations write whole texts in order, and remember the first failure (a closed pipe, a full disk) so that the
/// program can end with the right status instead of losing data silently.
package protocol Console: Sendable {
  /// Writes data, as it is.
  func write(_ text: String)
  /// Writes words for the reader, as they are.
  func writeError(_ text: String)
  /// Sees to it that all that was written is on its way.
  func flush()
  /// Whether the reader of standard output sees colours and tables.
  var output: ConsoleStyle { get }
  /// The same of standard error.
  var error: ConsoleStyle { get }
  /// What became of standard output.
  var health: ConsoleHealth { get }
}

/// Whether what is written to standard output arrives.
package enum ConsoleHealth: Hashable, Sendable {
  case good
  /// The reader has gone away (`vgsh … | head`): no mistake of ours, but nobody listens any more.
  case closed
  /// A write failed: a full disk, most of the time.
  case failed(FileFailure.Reason)
}

/// What the reader at one end of a console can show.
package struct ConsoleStyle: Hashable, Sendable {
  package var isTerminal: Bool
  package var color: Bool
  /// Columns of the window; 80 where there is none.
  package var width: Int

  package init(isTerminal: Bool = false, color: Bool = false, width: Int = 80) {
    self.isTerminal = isTerminal
    self.color = color
    self.width = width
  }
}

/// Keeps what is written: for tests, and for scripts that run side by side.
package final class BufferedConsole: Console {
  private let buffers = Mutex<(output: String, error: String)>(("", ""))
  package let output: ConsoleStyle
  package let error: ConsoleStyle

  package init(output: ConsoleStyle = ConsoleStyle(), error: ConsoleStyle = ConsoleStyle()) {
    self.output = output
    self.error = error
  }

  package func write(_ text: String) { buffers.withLock { $0.output += text } }
  package func writeError(_ text: String) { buffers.withLock { $0.error += text } }
  package func flush() {}
  package var health: ConsoleHealth { .good }

  package var outputText: String { buffers.withLock(\.output) }
  package var errorText: String { buffers.withLock(\.error) }
}
