import Testing
import VgshRuntime

struct FunctionsDigestTests {
  let call = FunctionCall()

  /// The vectors of RFC 6238, appendix B, for SHA-1; six digits are the last six of its eight.
  @Test(arguments: [
    (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
    (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func `totp gives the codes of RFC 6238`(seconds: Int64, code: String) async throws {
    let call = FunctionCall(host: FunctionHost(time: Instant(milliseconds: seconds * 1000 + 999)))
    try await call.expect("totp", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", gives: .text(code))
  }

  @Test func `totp reads secrets as people copy them`() async throws {
    let plain = try await call("totp", "GEZDGNBVGY3TQOJQGE")
    for text in ["gezdgnbvgy3tqojqge", "GEZD GNBV GY3T QOJQ GE", "GEZD-GNBV-GY3T-QOJQ-GE", "GEZDGNBVGY3TQOJQGE======"] {
      try await call.expect("totp", .text(text), gives: plain)
    }
  }

  @Test(arguments: ["", "====", "GEZD1", "GEZD0", "A", "AAA", "AAAAAA", "GE=ZD", "GEZDGNBÄ"])
  func `totp refuses what is no base32 and does not show it`(text: String) async {
    await call.expect("totp", .text(text), fails: "totp: the secret is no base32 text")
  }

  @Test func `totp refuses other types`() async {
    await call.expect("totp", 5, fails: "totp: secret must be a text, not an int")
  }

  /// The vectors of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"), ("ÿ?>", "w78/Pg=="),
  ])
  func `base64 gives the encodings of RFC 4648`(text: String, encoded: String) async throws {
    try await call.expect("base64", .text(text), gives: .text(encoded))
  }

  @Test func `sha256 gives the digests of FIPS 180-4`() async throws {
    try await call.expect(
      "sha256", "abc", gives: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    try await call.expect(
      "sha256", "", gives: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    await call.expect("sha256", [], fails: "sha256: text must be a text, not a list")
    await call.expect("base64", nil, fails: "base64: text must be a text, not null")
  }

  @Test func `what is made from a secret is secret`() async throws {
    for name in ["totp", "base64", "sha256"] {
      #expect(try await call(name, .secret("GEZDGNBVGY3TQOJQ")).isTainted, "\(name)")
    }
  }
}
