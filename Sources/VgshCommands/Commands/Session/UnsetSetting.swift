import VgshRuntime
import VgshSession

/// Takes a setting back to where it began.
package struct UnsetSetting: ShellCommand {
  private static let name = Parameter<SettingName>("NAME", "the setting")

  package static let signature = Signature(
    "unset", "take a setting back to its default", parameters: [name],
    details: "The default is what the program was started with.",
    examples: [.init("set retries 0; unset retries", "two further tries again")], recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    try context.session.changeSettings { (settings) throws(SettingFailure) in
      try settings.unset(call[Self.name].text, defaults: context.session.defaults)
    }
    return .none
  }
}
