import VgshRuntime

/// One command: what it is called and takes, and what it does.
///
/// A command prints nothing. It gives back a value or text and, where the reader should know more, notices.
package protocol ShellCommand: Sendable {
  /// What help, completion, static check and binder know of it.
  static var signature: Signature { get }

  init()

  /// Does the work.
  ///
  /// - Throws: `CommandFailure`, `CancellationError`, or one of the errors that `CommandFailure.init(wrapping:)` knows.
  func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult

  /// How a recorded script does again what a call did, where that is not the call with its own words.
  static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall]
}

extension ShellCommand {
  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] { [script.command(call)] }
}
