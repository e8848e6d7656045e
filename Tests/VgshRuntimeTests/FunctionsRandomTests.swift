import Testing
import VgshRuntime

struct FunctionsRandomTests {
  let call = FunctionCall()

  @Test func `uuid marks version and variant and keeps all other bits`() async throws {
    for (draws, text) in [
      ([0, 0], "00000000-0000-4000-8000-000000000000"), ([.max, .max], "ffffffff-ffff-4fff-bfff-ffffffffffff"),
      ([0x0123_4567_89AB_CDEF, 0x0123_4567_89AB_CDEF], "01234567-89ab-4def-8123-456789abcdef"),
    ] as [([UInt64], String)] {
      try await FunctionCall(host: FunctionHost(draws: draws)).expect("uuid", gives: .text(text))
    }
  }

  @Test func `random_int reaches every number of its range and nothing beyond`() async throws {
    var seen: Set<String> = []
    for _ in 0..<200 { seen.insert(try await call("random_int", -2, 3).displayText) }
    #expect(seen == ["-2", "-1", "0", "1", "2", "3"])
    try await call.expect("random_int", 3, 3, gives: 3)
    #expect(try await call("random_int", .int(.min), .int(.max)).typeName == "int")
  }

  @Test func `random_int refuses other types and an empty range`() async {
    await call.expect("random_int", 2, 1, fails: "random_int: low (2) is more than high (1)")
    await call.expect("random_int", 1, .double(2), fails: "random_int: high must be an int, not a double")
    await call.expect("random_int", "1", 2, fails: "random_int: low must be an int, not a text")
  }

  @Test func `random_phone draws a number kept for fiction`() async throws {
    for _ in 0..<200 {
      let phone = try #require(try await call("random_phone").revealedText)
      #expect(try Pattern.compile(#"^\+1[2-9][0-8][0-9]55501[0-9]{2}$"#).matches(phone), "\(phone)")
    }
  }

  @Test func `random_phone fills a prefix up to eleven digits`() async throws {
    let phone = try #require(try await call("random_phone", "+3725").revealedText)
    #expect(try Pattern.compile(#"^\+3725[0-9]{7}$"#).matches(phone), "\(phone)")
    for prefix in ["", "+", "372", "+37255a", "+0", "+12345678901"] {
      await call.expect(
        "random_phone", .text(prefix), fails: "random_phone: '\(prefix)' is no prefix of a phone number")
    }
    await call.expect("random_phone", 372, fails: "random_phone: prefix must be a text, not an int")
    #expect(try await call("random_phone", .secret("+3725")).isTainted)
  }

  @Test func `the same seed draws the same`() async throws {
    for name in ["uuid", "random_phone"] {
      let again = FunctionCall(host: FunctionHost(seed: 7))
      try await again.expect(name, gives: try await FunctionCall(host: FunctionHost(seed: 7))(name))
    }
  }
}
