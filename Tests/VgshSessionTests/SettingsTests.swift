import Testing
import VgshSession

struct SettingsTests {
  @Test func everySettingIsSetByItsText() throws {
    var settings = Settings()
    for (name, text) in [
      ("output", "yaml"), ("timing", "on"), ("color", "never"), ("editing", "vi"), ("timeout", "250ms"),
      ("retries", "0"), ("trace", "true"), ("number-url", "HTTPS://API2.messente.com/"),
      ("number-backup", "http://127.0.0.1:8080/x"), ("prompt", "me> "),
    ] { try settings.set(name, to: text) }
    #expect(
      settings.entries.map(\.value) == [
        .text("yaml"), .bool(true), .text("never"), .text("vi"), .duration(.milliseconds(250)), .int(0), .bool(true),
        .text("https://api2.messente.com"), .text("http://127.0.0.1:8080/x"), .text("me> "),
      ])
  }

  @Test func theTableHasTheNamesOfTheCommandReference() {
    #expect(
      Setting.all.map(\.name) == [
        "output", "timing", "color", "editing", "timeout", "retries", "trace", "number-url", "number-backup",
        "prompt",
      ])
  }

  @Test(arguments: Setting.all.map(\.name))
  func everySettingCanBeUnset(name: String) throws {
    var settings = Settings()
    let texts = ["json", "on", "always", "vi", "5s", "7", "https://a.example", "x"]
    _ = texts.first { (try? settings.set(name, to: $0)) != nil }
    #expect(settings != Settings())
    try settings.unset(name)
    #expect(settings == Settings())
  }

  @Test func unsettingGoesBackToTheOptionsOfTheProgram() throws {
    var options = Settings()
    options.timeout = .seconds(5)
    var settings = options
    try settings.set("timeout", to: "1m")
    try settings.unset("timeout", defaults: options)
    #expect(settings.timeout == .seconds(5))
  }

  @Test(arguments: [
    ("output", "jsno", "json"), ("output", "pdf", "ndjson"), ("timing", "maybe", "on or off"), ("timeout", "30", "10s"),
    ("timeout", "0s", "1ms"), ("timeout", "2d", "1d"), ("retries", "-1", "0 to 20"), ("retries", "many", "0 to 20"),
    ("editing", "nano", "emacs"),
  ])
  func aWrongValueSaysWhatIsRight(name: String, text: String, help: String) throws {
    var settings = Settings()
    let failure = #expect(throws: SettingFailure.self) { try settings.set(name, to: text) }
    #expect(failure?.message == "'\(text)' is no value of '\(name)'")
    #expect(failure?.help?.contains(help) == true)
    #expect(settings == Settings())
  }

  @Test(arguments: ["api2.messente.com", "ftp://a.example", "https://u:p@a.example", "https://a.example?x=1"])
  func aURLThatCannotBeOneSaysWhy(text: String) {
    var settings = Settings()
    let failure = #expect(throws: SettingFailure.self) { try settings.set("number-url", to: text) }
    #expect(failure?.message.hasPrefix("'\(text)' is no value of 'number-url': ") == true)
    #expect(failure?.help != nil)
  }

  @Test func anUnknownSettingSuggestsTheNearest() {
    var settings = Settings()
    let near = #expect(throws: SettingFailure.self) { try settings.set("timout", to: "1s") }
    #expect(near?.help == "did you mean 'timeout'?")
    let far = #expect(throws: SettingFailure.self) { try settings.unset("wallpaper") }
    #expect(far?.help?.hasPrefix("settings are output, ") == true)
  }
}
