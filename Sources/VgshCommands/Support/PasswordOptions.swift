import VgshRuntime

/// Where commands that need a password take it from. None takes the password itself: it would stay in the history, and
/// in the script for all to see.
enum PasswordOptions {
  static let variable = Option<EnvironmentName>("password-env", "take the password from this environment variable")
  static let file = Option<FilePath>("password-file", "take the password from the only line of a file")
  static let all: [any SignatureKey] = [variable, file]

  /// The password that the options name; null where none of them is there.
  ///
  /// - Throws: `CommandFailure` where there are two of them, or none where it should be; `FileFailure`.
  static func given(_ call: BoundCall, _ context: CommandContext) throws -> String? {
    guard call[variable] == nil || call[file] == nil else {
      throw CommandFailure(
        .invalid, "--password-env and --password-file cannot be given together", at: call.span(of: file))
    }
    if let name = call[variable] {
      guard let password = context.environment(name.text), !password.isEmpty else {
        throw CommandFailure.local(
          "the environment variable '\(name.text)' is not set", help: "set it before the program starts",
          at: call.span(of: variable))
      }
      return password
    }
    return try call[file].map { file in
      PasswordText.withoutLineBreak(try context.files.read(file, at: call.span, limit: 64 * 1024))
    }
  }

  /// The password that somebody at a terminal types.
  ///
  /// - Throws: `CommandFailure` (local) where nobody is there.
  static func asked(_ question: String, _ context: CommandContext) async throws -> String {
    guard context.questions.canAsk else {
      throw CommandFailure.local(
        "no password is given, and there is no terminal to ask on",
        help: "use --password-env NAME or --password-file FILE")
    }
    return try await context.questions.askSecretly(question).reveal()
  }
}
