import VgshBase
import VgshRuntime
import VgshSession

/// The name of a setting.
package struct SettingName: ArgumentType {
  package let text: String

  package static var typeName: String { "setting" }
  package static var completion: CompletionSource { .settings }

  package static func convert(_ value: Value) throws(ArgumentError) -> SettingName {
    let text = try String.convert(value)
    let names = Setting.all.map(\.name)
    guard names.contains(text) else {
      let help = Suggestion.nearest(to: text, among: names).map { "did you mean '\($0)'?" }
      throw ArgumentError(
        "no setting '\(text.visible())'", help: help ?? "settings are \(names.joined(separator: ", "))")
    }
    return SettingName(text: text)
  }
}
