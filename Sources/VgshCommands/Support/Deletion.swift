import VgshRuntime

/// What the commands that delete have in common.
enum Deletion {
  static let yes = Flag("yes", "do not ask first")
  static let ifExists = Flag("if-exists", "no failure where it is not there: 'deleted' is false then")

  /// Asks at the prompt whether this is meant.
  ///
  /// - Throws: `CommandFailure` (local) where it is not.
  static func confirm(_ question: String, _ call: BoundCall, _ context: CommandContext) async throws {
    guard !call[yes], context.questions.asksBeforeDeleting else { return }
    guard try await context.questions.confirm(question) else {
      throw CommandFailure.local("nothing was deleted", help: "answer y, or use --yes")
    }
  }

  /// Sends the request.
  ///
  /// - Returns: false where there was nothing to delete and the line says that this is fine.
  static func perform(_ call: BoundCall, _ request: () async throws -> Void) async throws -> Bool {
    do {
      try await request()
      return true
    } catch let failure as CommandFailure where failure.kind == .notFound && call[ifExists] {
      return false
    }
  }
}
