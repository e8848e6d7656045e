import VgshRuntime

/// Writes values.
package struct Print: ShellCommand {
  private static let values = RestParameter<Value>("VALUE", "what to write, with one blank between")

  package static let signature = Signature(
    "print", "write values on one line", parameters: [values],
    details: "Text is written as it is, lists and records as JSON, secrets as a mark.",
    examples: [
      .init("print hello (1 + 1)", "hello 2"),
      .init("print \"${len((show users))} users\"", "with a value inside a text"),
    ], recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let values = call[Self.values]
    for value in values { try value.checkWrittenSize() }
    return .output(values.map(\.displayText).joined(separator: " ") + "\n")
  }
}
