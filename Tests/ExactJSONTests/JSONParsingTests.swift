import ExactJSON
import Testing

@Suite struct JSONParsingTests {
  @Test(
    arguments: [
      ("null", JSON.null), ("true", true), (" false ", false), ("0", 0), ("-0", 0), ("12", 12), ("\t[ ]\r\n", []),
      ("{ }", [:]), ("1.5", 1.5), ("1e2", 100.0), ("-2E-1", -0.2), ("1.0", 1.0), (#""""#, ""), (#""a/b""#, "a/b"),
      ("[1,[2,{}],\"x\"]", [1, [2, [:]], "x"]), (#"{"a" : {"b" : null}}"#, ["a": ["b": nil]]),
      ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", 9223372036854775808.0), ("-9223372036854775809", -9223372036854775809.0),
      ("123456789012345678901234567890", 123456789012345678901234567890.0), ("9007199254740993", 9_007_199_254_740_993),
      ("1e-999", 0.0),
    ] as [(String, JSON)])
  func `a value is read exactly`(text: String, expected: JSON) throws {
    #expect(try JSON(parsing: text) == expected)
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\uD83D\uDE00""#, "😀"),
    (#""\u0000""#, "\0"), ("\"\u{7F}\u{2028}õ😀\"", "\u{7F}\u{2028}õ😀"), (#""\\u0041""#, "\\u0041"), (#""a\\""#, "a\\"),
  ])
  func `a string is unescaped`(text: String, expected: String) throws {
    #expect(try JSON(parsing: text).string == expected)
  }

  @Test(
    arguments: [
      ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2),
      (#"{"a""#, .unexpectedEnd, 4), ("\"a", .unexpectedEnd, 2), (#""a\"#, .unexpectedEnd, 4),
      ("1 2", .trailingText, 2), ("{}x", .trailingText, 2), ("\u{FEFF}1", .expected("a value"), 0),
      ("[1,]", .expected("a value"), 3), ("[,1]", .expected("a value"), 1), ("[1 2]", .expected("',' or ']'"), 3),
      ("{a:1}", .expected("a key in double quotes"), 1), (#"{"a":1,}"#, .expected("a key in double quotes"), 7),
      (#"{"a" 1}"#, .expected("':' after a key"), 5), (#"{"a":1 "b":2}"#, .expected("',' or '}'"), 7),
      ("tru", .expected("a value"), 0), ("nul1", .expected("a value"), 0), ("'a'", .expected("a value"), 0),
      ("NaN", .expected("a value"), 0), ("Infinity", .expected("a value"), 0), ("+1", .expected("a value"), 0),
      ("01", .malformedNumber, 0), ("-", .malformedNumber, 0), ("-01", .malformedNumber, 0),
      ("1.", .malformedNumber, 0),
      ("1e", .malformedNumber, 0), ("1e+", .malformedNumber, 0), (".5", .expected("a value"), 0),
      ("-a", .malformedNumber, 0),
      ("0x1", .trailingText, 1), ("[1e999]", .numberOutOfRange, 1), (#""\x""#, .malformedEscape, 1),
      (#""\u12G4""#, .malformedEscape, 1), (#""\u123""#, .malformedEscape, 1), (#""\uD800""#, .loneSurrogate, 1),
      (#""a\uDC00""#, .loneSurrogate, 2), (#""\uD800\uD800""#, .loneSurrogate, 1), (#""\uD800\n""#, .loneSurrogate, 1),
      ("\"a\nb\"", .controlCharacter, 2), ("\"\0\"", .controlCharacter, 1),
    ] as [(String, JSONSyntaxError.Reason, Int)])
  func `what is no JSON is refused where it is wrong`(text: String, reason: JSONSyntaxError.Reason, offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.offset == offset)
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xC3, 0x5C, 0x6E, 0x22], 1),
    ] as [([UInt8], Int)])
  func `a string that is not UTF-8 is refused`(bytes: [UInt8], offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: bytes) }
    #expect(error?.reason == .invalidUTF8)
    #expect(error?.offset == offset)
  }

  @Test func `an error says line and column in scalars`() {
    let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: "{\n  \"õ\": x}") }
    #expect(error?.line == 2)
    #expect(error?.column == 8)
    #expect(error?.description == "line 2, column 8: expected a value")
  }

  @Test func `nesting is read up to its limit and refused beyond`() throws {
    let limit = JSON.nestingLimit
    let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
    #expect(try JSON(parsing: deepest).text() == deepest)
    let error = #expect(throws: JSONSyntaxError.self) {
      try JSON(parsing: String(repeating: "{\"a\":", count: 100_000))
    }
    #expect(error?.reason == .tooDeep)
  }

  @Test func `of a key that occurs twice the last value counts`() throws {
    let value = try JSON(parsing: #"{"a":1,"b":2,"a":3}"#)
    #expect(value == ["a": 3, "b": 2])
    #expect(value.text() == #"{"a":3,"b":2}"#)
  }
}
