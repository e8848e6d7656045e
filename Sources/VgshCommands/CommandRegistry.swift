import VgshBase
import VgshRuntime

/// Finds and runs commands by the names of their signatures.
package struct CommandRegistry: Sendable {
  /// What binder, checker, completion and help read.
  package let catalog: Catalog
  private let commands: [String: any ShellCommand.Type]

  /// - Parameter others: commands that help and completion know and that are carried out elsewhere.
  package init(_ commands: [any ShellCommand.Type] = CommandList.all, alsoListing others: [Signature] = []) {
    catalog = Catalog(commands.map { $0.signature } + others)
    self.commands = Dictionary(commands.map { ($0.signature.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Runs a command, and adds what the session's files have to tell to its notices.
  ///
  /// - Throws: `CommandFailure`, or `CancellationError` where the task was cancelled.
  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    guard let command = commands[call.signature.name] else {
      throw CommandFailure.local("'\(call.signature.name)' is no command here", help: "it stands alone on its line")
    }
    do {
      var result = try await context.session.logging(call) { try await command.init().run(call, in: context) }
      result.notices += context.store.takeNotices().map { Notice($0) }
      return result
    } catch {
      throw CommandFailure.wrapping(error)
    }
  }
}

extension Notice {
  /// What the files of the session have to tell, with what to do about it.
  fileprivate init(_ diagnostic: Diagnostic) {
    let help = diagnostic.help.map { "; \($0)" } ?? ""
    self.init(diagnostic.message + help, severity: diagnostic.severity)
  }
}
