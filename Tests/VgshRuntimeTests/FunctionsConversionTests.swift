import Testing
import VgshRuntime

struct FunctionsConversionTests {
  let call = FunctionCall()

  @Test func `int reads whole numbers and cuts decimals off`() async throws {
    try await call.expect("int", "42", gives: 42)
    try await call.expect("int", "-0042", gives: -42)
    try await call.expect("int", "9223372036854775807", gives: .int(.max))
    try await call.expect("int", .double(2.9), gives: 2)
    try await call.expect("int", .double(-2.9), gives: -2)
    try await call.expect("int", 7, gives: 7)
  }

  @Test(arguments: ["", "-", "+5", "2.5", " 1", "1 ", "0x10", "1e3", "١", "abc"])
  func `int refuses what is no whole number`(text: String) async {
    await call.expect("int", .text(text), fails: "int: '\(text)' is no whole number")
  }

  @Test func `int says what does not fit and what has no number`() async {
    await call.expect("int", "9223372036854775808", fails: "int: '9223372036854775808' is more than an int holds")
    await call.expect("int", .double(1e19), fails: "int: 1e+19 is more than an int holds")
    await call.expect("int", .double(.infinity), fails: "int: inf is more than an int holds")
    await call.expect("int", true, fails: "int: value must be a number or text, not a bool")
    await call.expect("int", .duration(.seconds(1)), fails: "int: value must be a number or text, not a duration")
    await call.expect("int", .secret("hush"), fails: "int: '•••' is no whole number")
  }

  @Test func `double reads what the language reads`() async throws {
    try await call.expect("double", "2.5", gives: .double(2.5))
    try await call.expect("double", "-1e3", gives: .double(-1000))
    try await call.expect("double", 3, gives: .double(3))
    for text in ["", "inf", "nan", "0x1p3", "+1", "1,5", "e"] {
      await call.expect("double", .text(text), fails: "double: '\(text)' is no number")
    }
    await call.expect("double", "1e999", fails: "double: '1e999' is more than a double holds")
    await call.expect("double", [], fails: "double: value must be a number or text, not a list")
  }

  @Test func `text is what print shows`() async throws {
    try await call.expect("text", .double(2), gives: "2.0")
    try await call.expect("text", nil, gives: "null")
    try await call.expect("text", .duration(.seconds(300)), gives: "5m")
    try await call.expect("text", ["a": [1, "b"]], gives: #"{"a":[1,"b"]}"#)
  }

  @Test func `json and parse_json are each other's inverse`() async throws {
    let value: Value = ["b": [1, .double(2.5), nil, true, "é\n"], "a": [:]]
    try await call.expect("json", value, gives: .text(#"{"b":[1,2.5,null,true,"é\n"],"a":{}}"#))
    try await call.expect("parse_json", try call("json", value), gives: value)
    try await call.expect("json", "x", gives: #""x""#)
  }

  @Test func `parse_json points at the mistake without showing the text`() async {
    await call.expect(
      "parse_json", "{\n1}", fails: "parse_json: no JSON: line 2, column 1: expected a key in double quotes")
    await call.expect("parse_json", 1, fails: "parse_json: text must be a text, not an int")
  }

  @Test func `text made from a secret is secret, and still the real text`() async throws {
    let record: Value = ["pin": .secret("123456")]
    #expect(try await call("text", .secret("hush")).isTainted)
    let json = try await call("json", record)
    #expect(json.isTainted && json.revealedText == #"{"pin":"123456"}"#)
    #expect(try await call("text", record).revealedText == #"{"pin":"123456"}"#)
    let parsed = try await call("parse_json", .secret(#"{"a":["x",1]}"#))
    #expect(parsed.json.text() == #"{"a":["•••",1]}"#)
  }
}
