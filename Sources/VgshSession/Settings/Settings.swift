import Verigator
import VgshBase

/// How a session behaves and shows things: what `set` changes. The defaults are those of a fresh prompt.
package struct Settings: Hashable, Sendable {
  /// How the shell edits a line.
  package enum Editing: String, CaseIterable, Sendable {
    case emacs
    case vi
  }

  package var output = OutputFormat.table
  /// Whether each command says how long it took.
  package var timing = false
  package var color = ColorMode.auto
  package var editing = Editing.emacs
  /// For one request.
  package var timeout = Duration.seconds(30)
  /// How often a request is sent again where that is harmless.
  package var retries = 2
  /// Whether requests and replies are shown.
  package var trace = false
  /// Where numbers are verified; null for the session's own server, or Messente's beside it.
  package var numberURL: BaseURL?
  /// Where they are verified when that server fails; null for Messente's beside its first one, else nowhere.
  package var numberBackupURL: BaseURL?
  /// The prompt's own text; null for the usual one.
  package var prompt: String?

  package init() {}

  /// Changes a setting, by the text typed for it.
  package mutating func set(_ name: String, to text: String) throws(SettingFailure) {
    try Self.setting(name).write(&self, text)
  }

  /// Takes a setting back to what it was in `defaults`: the options of the program, or those above.
  package mutating func unset(_ name: String, defaults: Settings = Settings()) throws(SettingFailure) {
    try Self.setting(name).reset(&self, defaults)
  }

  /// All settings with their values, in the order of the help.
  package var entries: [(name: String, value: SettingValue)] {
    Setting.all.map { ($0.name, $0.read(self)) }
  }

  private static func setting(_ name: String) throws(SettingFailure) -> Setting {
    guard let setting = Setting.all.first(where: { $0.name == name }) else {
      let nearest = Suggestion.nearest(to: name, among: Setting.all.map(\.name))
      throw SettingFailure(
        "no setting '\(name.visible())'",
        help: nearest.map { "did you mean '\($0)'?" }
          ?? "settings are \(Setting.all.map(\.name).joined(separator: ", "))")
    }
    return setting
  }
}
