import VgshRuntime
import VgshSession

/// Lists the settings.
package struct ShowSettings: ShellCommand {
  package static let signature = Signature(
    "show settings", "show the settings and their values",
    result: .record(Setting.all.map { .init($0.name) }),
    examples: [.init("show settings", "all of them"), .init("print (show settings).timeout", "one of them")],
    recording: .whereNeeded)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let entries = context.session.settings.entries.map { ($0.name, Value($0.value)) }
    return .value(.record(Record(entries, uniquingKeysWith: { $1 })))
  }
}

extension Value {
  fileprivate init(_ setting: SettingValue) {
    self =
      switch setting {
      case .none: .null
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .duration(let value): .duration(value)
      case .text(let value): .text(value)
      }
  }
}
