import VgshRuntime
import VgshSession

/// Changes a setting.
package struct SetSetting: ShellCommand {
  private static let name = Parameter<SettingName>("NAME", "the setting")
  private static let value = Parameter<String>("VALUE", "what it is to be")

  package static let signature = Signature(
    "set", "change a setting", parameters: [name, value],
    details: "Settings:\n"
      + Setting.all.map { "  \($0.name.padded(to: Setting.longestName))  \($0.help)" }.joined(separator: "\n"),
    examples: [
      .init("set timeout 10s", "wait ten seconds for a reply, no longer"),
      .init("set output json", "show results as JSON"),
    ], recording: .leftOut, objection: objection)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    do {
      try context.session.changeSettings { (settings) throws(SettingFailure) in try Self.apply(call, to: &settings) }
    } catch {
      throw CommandFailure.wrapping(error, at: call.span(of: Self.value))
    }
    let settings = context.session.settings
    let url = [("number-url", settings.numberURL), ("number-backup", settings.numberBackupURL)]
      .first { $0.0 == call[Self.name].text }?.1
    return CommandResult(notices: url.flatMap(Notice.insecure).map { [$0] } ?? [])
  }

  private static func apply(_ call: BoundCall, to settings: inout Settings) throws(SettingFailure) {
    try settings.set(call[name].text, to: call[value])
  }

  /// What a setting takes depends on which it is.
  @Sendable private static func objection(to call: BoundCall) -> CommandFailure? {
    var settings = Settings()
    do {
      try apply(call, to: &settings)
      return nil
    } catch {
      return CommandFailure(.invalid, error.message, help: error.help, at: call.span(of: value))
    }
  }
}

extension Setting {
  fileprivate static var longestName: Int { all.map(\.name.utf8.count).max() ?? 0 }

  /// One line: what it is for, and what can be typed for it.
  fileprivate var help: String {
    choices.isEmpty ? summary : "\(summary) (\(choices.joined(separator: ", ")))"
  }
}
