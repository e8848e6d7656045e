import Testing
import VgshRuntime

struct FunctionsTextTests {
  let call = FunctionCall()

  @Test func `lower, upper and trim change the text`() async throws {
    try await call.expect("lower", "ÄBC", gives: "äbc")
    try await call.expect("upper", "straße", gives: "STRASSE")
    try await call.expect("trim", " \t\r\n a b \u{A0}", gives: "a b")
    try await call.expect("trim", "  ", gives: "")
    await call.expect("lower", 1, fails: "lower: text must be a text, not an int")
    await call.expect("upper", nil, fails: "upper: text must be a text, not null")
    await call.expect("trim", [], fails: "trim: text must be a text, not a list")
  }

  @Test func `split keeps empty parts`() async throws {
    try await call.expect("split", "a,b,,c,", ",", gives: ["a", "b", "", "c", ""])
    try await call.expect("split", "", ",", gives: [""])
    try await call.expect("split", "aaa", "aa", gives: ["", "a"])
    try await call.expect("split", "x→y", "→", gives: ["x", "y"])
    try await call.expect("split", "ab", "abc", gives: ["ab"])
    await call.expect("split", "abc", "", fails: "split: the separator is empty")
    await call.expect("split", "abc", 1, fails: "split: separator must be a text, not an int")
  }

  @Test func `join writes each item as print does`() async throws {
    try await call.expect("join", ["a", 1, nil, [2]], "-", gives: "a-1-null-[2]")
    try await call.expect("join", ["a", "b"], gives: "ab")
    try await call.expect("join", [], ",", gives: "")
    await call.expect("join", "abc", ",", fails: "join: list must be a list, not a text")
    await call.expect("join", [], 1, fails: "join: separator must be a text, not an int")
  }

  @Test func `replace takes text as it stands, not as a pattern`() async throws {
    try await call.expect("replace", "a.b.c", ".", "", gives: "abc")
    try await call.expect("replace", "abc", "x", "y", gives: "abc")
    await call.expect("replace", "abc", "", "y", fails: "replace: the text to replace is empty")
    await call.expect("replace", "abc", "a", nil, fails: "replace: new must be a text, not null")
  }

  @Test func `starts_with and ends_with compare bytes`() async throws {
    try await call.expect("starts_with", "+37255", "+372", gives: true)
    try await call.expect("starts_with", "e\u{301}", "e", gives: true)
    try await call.expect("starts_with", "a", "ab", gives: false)
    try await call.expect("ends_with", "users.csv", ".csv", gives: true)
    try await call.expect("ends_with", "csv", "x.csv", gives: false)
    try await call.expect("ends_with", "", "", gives: true)
    await call.expect("starts_with", 372, "3", fails: "starts_with: text must be a text, not an int")
    await call.expect("ends_with", "a", 3, fails: "ends_with: suffix must be a text, not an int")
  }

  @Test func `text made from a secret is secret`() async throws {
    let secret = Value.secret("Hush-hush")
    for name in ["lower", "upper", "trim"] { #expect(try await call(name, secret).isTainted, "\(name)") }
    #expect(try await call("split", secret, "-").isTainted)
    #expect(try await call("join", [secret], ",").revealedText == "Hush-hush")
    #expect(try await call("join", [secret], ",").isTainted)
    #expect(try await call("join", ["a"], secret).isTainted)
    #expect(try await call("replace", "a", "a", secret).isTainted)
    try await call.expect("starts_with", secret, "Hush", gives: true)
    try await call.expect("ends_with", secret, "Hush", gives: false)
  }
}

struct FunctionsSizeTests {
  private let call = FunctionCall()
  private let message = "the text would be longer than 64 MiB"

  @Test func `texts and lists beyond the bounds are refused before they are made`() async {
    let long = String(repeating: "a", count: 40 << 20)
    await call.expect("join", [.text(long), .text(long)], fails: message)
    await call.expect("base64", .text(String(repeating: "a", count: 49 << 20)), fails: message)
    // U+0390 is three letters in upper case.
    await call.expect("upper", .text(String(repeating: "\u{390}", count: 12 << 20)), fails: message)
    await call.expect("replace", .text(String(repeating: "a", count: 1 << 10)), "a", .text(long), fails: message)
  }

  @Test func `a list that holds itself many times is not written out`() async {
    let nested = (0..<60).reduce(Value.text(String(repeating: "a", count: 1 << 20))) { value, _ in [value, value] }
    for function in ["json", "text", "join"] {
      let value: Value = function == "join" ? [nested] : nested
      await call.expect(function, value, fails: message)
    }
  }
}
