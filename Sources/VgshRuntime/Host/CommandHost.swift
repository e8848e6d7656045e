import VgshBase

/// What the language needs from outside. It knows nothing of HTTP, terminals or files itself.
package protocol CommandHost: Sendable {
  /// The commands there are.
  var catalog: Catalog { get }

  /// Runs a command. Its request must end soon after the task is cancelled.
  ///
  /// - Throws: `CommandFailure`, or `CancellationError` where the task was cancelled.
  func run(_ call: BoundCall) async throws -> CommandResult

  /// Where the script's own task runs, so that a command costs no change of threads; null for anywhere.
  var executor: (any TaskExecutor)? { get }
  /// Whom Ctrl-C goes to.
  var interrupts: Interrupts { get }

  /// Who takes note of the run; null for nobody.
  var recorder: (any RunRecorder)? { get }

  /// Shows the value of a statement.
  func show(_ value: Value)
  /// Shows a text as a QR code, where somebody can scan it.
  func show(qrCode text: String)
  /// Writes text to standard output, as it is.
  func write(_ text: String)
  /// Tells the reader something that is no failure.
  func notice(_ notice: Notice)
  /// Tells the reader of a failure that does not end the script: a test's, where nobody observes the tests.
  func report(_ diagnostic: Diagnostic)
  /// Takes note of a secret, so that it is found in whatever is shown.
  func protect(_ secret: String)

  /// `$last`: the session's last exchange, or null.
  var lastExchange: Value { get }
  /// How many exchanges the session has had: whether a command had one is seen by it.
  var exchangeCount: Int { get }
  /// An environment variable, read once at the start of the program.
  func environmentVariable(_ name: String) -> String?
  /// The time of the session: the sandbox's where the session is on one.
  func now() async throws -> Instant
  /// Lets time pass on the clock of `now`, which is moved where it stands still.
  ///
  /// - Throws: `CommandFailure`, or `CancellationError` where the task was cancelled.
  func pause(_ duration: Duration) async throws
  /// Random bits; repeatable with `--seed`.
  func random() -> UInt64

  /// Reads a file that a script names.
  ///
  /// - Parameter directory: the folder that relative paths start from.
  /// - Throws: `CommandFailure` (local): missing, a folder, too large.
  func readFile(_ path: String, relativeTo directory: String, limit: Int) throws -> [UInt8]
  /// Writes or extends a file.
  func writeFile(_ path: String, relativeTo directory: String, text: String, append: Bool) throws
  /// A value as text for a file or pipe: text as it is, else JSON or as the session's output format says.
  func exported(_ content: CommandResult.Content) -> String

  /// Runs the system shell.
  ///
  /// - Parameters:
  ///   - command: as it stands, to `/bin/sh -c`.
  ///   - input: for its standard input; the session's own where null.
  ///   - captures: whether standard output is given back instead of shown.
  /// - Returns: the standard output where it was captured, else null.
  /// - Throws: `CommandFailure` (local) where it is forbidden, cannot be started or ends with another status than 0.
  func shell(
    _ command: String, input: String?, environment: [(name: String, value: String)], captures: Bool
  ) async throws -> String?
}

extension CommandHost {
  package var recorder: (any RunRecorder)? { nil }
}

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}
