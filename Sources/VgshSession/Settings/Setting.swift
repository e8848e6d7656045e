import Verigator
import VgshBase

/// One setting: its name, what it is for, what can be typed for it.
package struct Setting: Sendable {
  package let name: String
  /// One line of help.
  package let summary: String
  /// What Tab offers for its value; empty where anything goes.
  package let choices: [String]
  let read: @Sendable (Settings) -> SettingValue
  let write: @Sendable (inout Settings, String) throws(SettingFailure) -> Void
  let reset: @Sendable (inout Settings, Settings) -> Void

  /// All there are, in the order of the help.
  package static let all = [
    choice("output", "how results are shown", \.output),
    flag("timing", "say how long each command took", \.timing),
    choice("color", "when to use colours", \.color),
    choice("editing", "the keys that edit a line", \.editing),
    duration("timeout", "how long to wait for a reply", \.timeout, .milliseconds(1) ... .seconds(86_400)),
    count("retries", "how often to send a request again where that is harmless", \.retries, 0...20),
    flag("trace", "show each request and reply", \.trace),
    url("number-url", "where numbers are verified, if not where one is connected", \.numberURL),
    url("number-backup", "where they are verified when that server fails", \.numberBackupURL),
    text("prompt", "text of the prompt", \.prompt),
  ]
}

extension Setting {
  private typealias Path<Value> = WritableKeyPath<Settings, Value> & Sendable

  private static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ summary: String, _ path: any Path<Choice>
  ) -> Setting {
    let words = Choice.allCases.map(\.rawValue)
    return Setting(
      name: name, summary: summary, choices: words, read: { .text($0[keyPath: path].rawValue) },
      write: { (settings, text) throws(SettingFailure) in
        guard let choice = Choice(rawValue: text) else {
          let nearest = Suggestion.nearest(to: text, among: words)
          throw SettingFailure(
            "'\(text.visible())' is no value of '\(name)'",
            help: nearest.map { "did you mean '\($0)'?" } ?? "use one of \(words.joined(separator: ", "))")
        }
        settings[keyPath: path] = choice
      }, reset: { $0[keyPath: path] = $1[keyPath: path] })
  }

  private static func flag(_ name: String, _ summary: String, _ path: any Path<Bool>) -> Setting {
    Setting(
      name: name, summary: summary, choices: ["on", "off"], read: { .bool($0[keyPath: path]) },
      write: { (settings, text) throws(SettingFailure) in
        switch text.lowercased() {
        case "on", "true", "yes": settings[keyPath: path] = true
        case "off", "false", "no": settings[keyPath: path] = false
        default: throw SettingFailure("'\(text.visible())' is no value of '\(name)'", help: "use on or off")
        }
      }, reset: { $0[keyPath: path] = $1[keyPath: path] })
  }

  private static func count(
    _ name: String, _ summary: String, _ path: any Path<Int>, _ range: ClosedRange<Int>
  ) -> Setting {
    Setting(
      name: name, summary: summary, choices: [], read: { .int($0[keyPath: path]) },
      write: { (settings, text) throws(SettingFailure) in
        guard let number = Int(text), range.contains(number) else {
          throw SettingFailure(
            "'\(text.visible())' is no value of '\(name)'",
            help: "use a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        settings[keyPath: path] = number
      }, reset: { $0[keyPath: path] = $1[keyPath: path] })
  }

  private static func duration(
    _ name: String, _ summary: String, _ path: any Path<Duration>, _ range: ClosedRange<Duration>
  ) -> Setting {
    Setting(
      name: name, summary: summary, choices: [], read: { .duration($0[keyPath: path]) },
      write: { (settings, text) throws(SettingFailure) in
        guard let duration = DurationText.parse(text), range.contains(duration) else {
          let (least, most) = (DurationText.text(range.lowerBound), DurationText.text(range.upperBound))
          throw SettingFailure(
            "'\(text.visible())' is no value of '\(name)'", help: "use a duration from \(least) to \(most), as 10s")
        }
        settings[keyPath: path] = duration
      }, reset: { $0[keyPath: path] = $1[keyPath: path] })
  }

  private static func url(_ name: String, _ summary: String, _ path: any Path<BaseURL?>) -> Setting {
    Setting(
      name: name, summary: summary, choices: [],
      read: { $0[keyPath: path].map { .text($0.description) } ?? .none },
      write: { (settings, text) throws(SettingFailure) in
        do throws(InvalidInput) {
          settings[keyPath: path] = try BaseURL(text)
        } catch {
          throw SettingFailure(
            "'\(text.visible())' is no value of '\(name)': \(error.problem)",
            help: error.advice ?? "'unset \(name)' takes it back")
        }
      }, reset: { $0[keyPath: path] = $1[keyPath: path] })
  }

  private static func text(_ name: String, _ summary: String, _ path: any Path<String?>) -> Setting {
    Setting(
      name: name, summary: summary, choices: [], read: { $0[keyPath: path].map(SettingValue.text) ?? .none },
      write: { (settings, text) in settings[keyPath: path] = text },
      reset: { $0[keyPath: path] = $1[keyPath: path] })
  }
}
