import Testing
import VgshBase
import VgshRuntime

@Suite("Expectations explain themselves")
struct ExplanationTests {
  @Test(
    "Comparisons show both sides",
    arguments: [
      ("1 == 2", "expected 2, but it is 1"),
      ("$one == 2", "expected 2, but it is 1"),
      ("2 == $one", "expected 2, but it is 1"),
      ("\"a\" != \"a\"", "expected anything but \"a\""),
      ("$one > 1", "expected more than 1, but it is 1"),
      ("$one >= 2", "expected at least 2, but it is 1"),
      ("$one < 1", "expected less than 1, but it is 1"),
      ("$one <= 0", "expected at most 0, but it is 1"),
      ("2 < $one", "expected more than 2, but it is 1"),
      ("$users contains 5", "expected it to contain 5, but it is [{\"id\":\"u1\"},{\"id\":\"u2\"}]"),
      ("5 in $users", "expected it to contain 5, but it is [{\"id\":\"u1\"},{\"id\":\"u2\"}]"),
      ("$one in 2..3", "expected it to be in [2,3], but it is 1"),
      ("\"abc\" matches \"^b\"", "expected it to match \"^b\", but it is \"abc\""),
      ("$yes == false", "expected false, but it is true"),
      ("$none == 5s", "expected 5s, but it is null"),
    ])
  func sides(condition: String, message: String) async throws { try await expectMismatch(condition, message) }

  @Test(
    "not, and, or name the part that does not hold",
    arguments: [
      ("not $yes", "expected $yes to be false"),
      ("$yes and false", "expected false to be true"),
      ("$yes and not ($one == 1)", "expected anything but 1"),
      ("not $one > 0", "expected at most 0, but it is 1"),
      ("not (\"abc\" contains \"b\")", "expected it not to contain \"b\", but it is \"abc\""),
      ("not ($one == 2 or $one == 1)", "expected anything but 1"),
      ("$one == 2 or $one == 3", "neither holds: expected 2, but it is 1; expected 3, but it is 1"),
      ("not ($one == 1 and $yes)", "neither holds: expected anything but 1; expected $yes to be false"),
      (
        "$one == 2 or $one == 3 or $one == 4 or $one == 5 or $one == 6",
        "none holds: expected 2, but it is 1; expected 3, but it is 1; expected 4, but it is 1; and 2 more"
      ),
    ])
  func parts(condition: String, message: String) async throws { try await expectMismatch(condition, message) }

  @Test(
    "The first difference of lists and records is a path that begins with the expression",
    arguments: [
      ("$users == [{id: \"u1\"}, {id: \"u3\"}]", "at $users[1].id: expected \"u3\", but it is \"u2\""),
      ("[{id: \"u1\"}, {id: \"u3\"}] == $users", "at $users[1].id: expected \"u3\", but it is \"u2\""),
      ("$deep.list[0] == {a: {b: 3}}", "at $deep.list[0].a.b: expected 3, but it is 2"),
      ("$users == [{id: \"u1\"}]", "expected 1 item, but there are 2"),
      ("$deep.list == [{a: {b: 2, c: 1}}]", "at $deep.list[0].a: expected a field 'c', but there is none"),
      ("$deep == {list: [{a: {}}]}", "at $deep.list[0].a: there is a field 'b' that was not expected"),
      ("$odd == {\"E-mail\": 2}", "at $odd[\"E-mail\"]: expected 2, but it is 1"),
      ("values($odd) == [2]", "at values($odd)[0]: expected 2, but it is 1"),
      ("$users[0] == {id: null}", "at $users[0].id: expected null, but it is \"u1\""),
      ("$deep == {list: 1}", "at $deep.list: expected 1, but it is [{\"a\":{\"b\":2}}]"),
    ])
  func paths(condition: String, message: String) async throws { try await expectMismatch(condition, message) }

  private func expectMismatch(_ condition: String, _ message: String) async throws {
    let names = """
      let one = echo 1; let yes = echo true; let none = echo null; let users = echo [{id: "u1"}, {id: "u2"}]
      let deep = echo {list: [{a: {b: 2}}]}; let odd = echo {"E-mail": 1}

      """
    try await expectFailure(names + "expect " + condition, message)
  }

  @Test("Long texts are shown from where they differ")
  func longTexts() async throws {
    let start = String(repeating: "ä", count: 200)
    try await expectFailure(
      "let t = echo \"\(start)abc\"; expect $t == \"\(start)abd\"",
      "expected \"…\(start.prefix(14))abd\", but it is \"…\(start.prefix(14))abc\", from character 203 on")
    try await expectFailure(
      "let t = echo \"\(start)\"; expect $t == \"x\"", "expected \"x\", but it is \"\(start.prefix(198))…")
  }

  @Test("What is too large to be shown is counted")
  func largeValues() async throws {
    try await expectFailure(
      "let l = 1..100000; expect $l == null", "expected null, but it is a list of 100000 items")
  }

  @Test("No side of a comparison gives a secret away")
  func secrets() async throws {
    try await expectFailure(
      "let secret s = \"abcdef\"; let r = {pin: $s}; expect $r == {pin: \"x\"}",
      "at $r.pin: expected \"x\", but it is •••")
    try await expectFailure("let secret s = \"abcdef\"; expect $s == \"x\"", "expected \"x\", but it is •••")
  }

  /// The labels of the failure that a script ends with, each as `part: text`.
  private func labels(_ text: String) async throws -> [String] {
    let run = LanguageRun()
    guard case .failed(let failure) = try await run.run(text) else { return ["did not fail"] }
    return failure.diagnostic.labels.map { "\(run.sources[$0.span.source]?.text(of: $0.span) ?? ""): \($0.text)" }
  }

  @Test("The exchange is told that the condition speaks of, and no other")
  func exchanges() async throws {
    let exchange = "GET /users gave 200"
    #expect(try await labels("expect $last.status == 404") == ["$last: \(exchange)"])
    #expect(
      try await labels("let u = create user bob; print a; expect 1 == 1 and $u.id == \"2\"") == ["$u: \(exchange)"])
    #expect(try await labels("let u = echo 1; $u = show users; expect len($u) == 1") == ["$u: \(exchange)"])
    #expect(try await labels("let secret u = create user bob; expect \"x${$u.id}\" == \"\"") == ["$u: \(exchange)"])
    #expect(try await labels("expect (create user bob).id == \"2\"") == ["(create user bob).id == \"2\": \(exchange)"])
    #expect(try await labels("def f() { let u = create user a; expect $u.id == \"2\" }; f") == ["$u: \(exchange)"])
    #expect(try await labels("expect error { create user bob }") == ["{ create user bob }: \(exchange)"])
    // Nothing was sent for it, or something else since.
    #expect(try await labels("let u = echo 1; expect $u == 2") == [])
    #expect(try await labels("let u = create user a; create user b; expect $u.id == \"2\"") == [])
    #expect(try await labels("create user b; expect 1 == 2") == [])
    #expect(try await labels("expect error { print fine }") == [])
  }
}
