import Testing
import Verigator
import VgshBase
import VgshCommands
import VgshRuntime

@Suite("Arguments of commands")
struct ArgumentTests {
  @Test("a phone number is normalised", arguments: ["+37255555555", "0037255555555", "+372 (5555) 55-55"])
  func phone(_ text: String) throws {
    #expect(try PhoneNumber.convert(.text(text)).text == "+37255555555")
    #expect(try PhoneNumber.convertUnchecked(.text(text)).text == text)
  }

  @Test(
    "what is no argument of its type is refused with a message",
    arguments: [
      (AnyArgumentType(PhoneNumber.self), "5555"), (AnyArgumentType(PhoneNumber.self), .list([1])),
      (AnyArgumentType(HostName.self), "not a host"), (AnyArgumentType(HostName.self), "ftp://a.com"),
      (AnyArgumentType(VerificationToken.self), "12a4"), (AnyArgumentType(VerificationToken.self), ""),
      (AnyArgumentType(ServerPlace.self), "api.verigator.com"),
      (AnyArgumentType(ServerPlace.self), "https://u:p@a.com"),
      (AnyArgumentType(ServiceName.self), "  "), (AnyArgumentType(ServiceName.self), "a\u{7}b"),
      (AnyArgumentType(Username.self), .text(String(repeating: "x", count: 256))),
      (AnyArgumentType(ServiceReference.self), ""),
      (AnyArgumentType(ServiceReference.self), .record(["name": "no id"])),
      (AnyArgumentType(ServiceReference.self), .null), (AnyArgumentType(UserReference.self), .list([1])),
      (AnyArgumentType(MethodChoice.self), "email"), (AnyArgumentType(RequestMethod.self), "CONNECT"),
      (AnyArgumentType(RequestMethod.self), "GET /"), (AnyArgumentType(RequestMethod.self), ""),
      (AnyArgumentType(RequestPath.self), "v1"), (AnyArgumentType(RequestHeader.self), "no colon"),
      (AnyArgumentType(RequestHeader.self), ": value"), (AnyArgumentType(RequestHeader.self), "a: b\r\nc: d"),
      (AnyArgumentType(FilePath.self), ""), (AnyArgumentType(FilePath.self), "a\u{0}b"),
      (AnyArgumentType(EnvironmentName.self), "$HOME"), (AnyArgumentType(EnvironmentName.self), ""),
      (AnyArgumentType(Pause.self), "-1s"), (AnyArgumentType(Pause.self), "5"),
      (AnyArgumentType(ExitCode.self), "256"), (AnyArgumentType(ExitCode.self), "-1"),
      (AnyArgumentType(SettingName.self), "colour"), (AnyArgumentType(ClockTime.self), "tomorrow"),
      (AnyArgumentType(ClockTime.self), "12"),
    ] as [(AnyArgumentType, Value)])
  func refused(_ type: AnyArgumentType, _ value: Value) throws {
    let error = try #require(throws: ArgumentError.self) { _ = try type.convert(value) }
    #expect(!error.message.isEmpty)
    #expect(!error.message.unicodeScalars.contains { $0.isControlling })
  }

  @Test("a PIN is never shown, not even a wrong one")
  func secrets() throws {
    #expect(AnyArgumentType(VerificationToken.self).isSecret)
    let error = try #require(throws: ArgumentError.self) { _ = try VerificationToken.convert("12a4") }
    #expect(!"\(error)".utf8Contains("12a4"))
  }

  @Test("what is wrong with a secret value is not said")
  func secretValues() throws {
    let value = Value.secret(SecretText("12a45678"))
    let type = AnyArgumentType(PhoneNumber.self)
    let error = try #require(throws: ArgumentError.self) { _ = try type.convert(value) }
    #expect(error == ArgumentError("the secret value is no \(PhoneNumber.typeName)"))
    let number = try #require(throws: ArgumentError.self) {
      _ = try AnyArgumentType(Int.self).convertUnchecked(value)
    }
    #expect(number == ArgumentError("the secret value is no whole number"))
  }

  @Test("names lose the blanks around them, and nothing with --unchecked")
  func names() throws {
    #expect(try ServiceName.convert(" Coffee Shop\t").text == "Coffee Shop")
    #expect(try Username.convertUnchecked(" x ").text == " x ")
    #expect(try Username.convert(42).text == "42")
  }

  @Test("references take names, ids and records")
  func references() throws {
    #expect(try ServiceReference.convert("CoffeeShop") == .text("CoffeeShop"))
    #expect(try UserReference.convert(["id": "u1", "id_in_service": "jane"]) == .id("u1"))
    #expect(try UserReference.convert(42) == .text("42"))
  }

  @Test("sandbox is a place like any URL")
  func places() throws {
    #expect(try ServerPlace.convert("sandbox") == .sandbox)
    #expect(try ServerPlace.convert("HTTPS://API.verigator.com/").text == "https://api.verigator.com")
  }

  @Test("a word that is none suggests the nearest")
  func words() throws {
    let error = try #require(throws: ArgumentError.self) { _ = try MethodChoice.convert("smss") }
    #expect(error.help == "did you mean 'sms'?")
    #expect(MethodChoice.completion == .words(["totp", "sms"]))
  }
}
