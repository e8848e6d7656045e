import Testing
import VgshRuntime

struct PatternTests {
  @Test func `a pattern is searched anywhere in the text`() throws {
    let pattern = try Pattern.compile(#"\d{3}"#)
    #expect(try pattern.matches("PIN 123456"))
    #expect(try !pattern.matches("PIN 12"))
    #expect(try Pattern.compile("^a.c$").matches("abc"))
    #expect(try Pattern.compile("").matches(""))
  }

  @Test(arguments: ["a(b", "[a", "*", "a{2,1}", "\\q"])
  func `a bad pattern is an error that says why`(text: String) {
    let error = #expect(throws: ValueError.self) { try Pattern.compile(text) }
    #expect(error?.code == "bad-pattern")
    #expect(error?.message.hasPrefix("this is no regular expression: ") == true)
  }

  @Test func `a text of more than a mebibyte is refused`() throws {
    let pattern = try Pattern.compile("b")
    #expect(try !pattern.matches(String(repeating: "a", count: 1 << 20)))
    let error = #expect(throws: ValueError.self) { try pattern.matches(String(repeating: "a", count: 1 << 20 + 1)) }
    #expect(error?.message == "matches searches texts of at most 1048576 bytes, not of 1048577")
  }
}
