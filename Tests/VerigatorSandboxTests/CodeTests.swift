import Testing

@testable import VerigatorSandbox

struct CodeTests {
  /// RFC 6238 appendix B, the rows of SHA-1. The codes there have 8 digits, of which 6 are the last.
  @Test(
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
      (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)]) func `codes are those of RFC 6238`(seconds: Int64, code: String)
  {
    let secret = DeviceSecret(bytes: Array("12345678901234567890".utf8))
    let step = TimeStep(Timestamp(milliseconds: seconds * 1000))
    #expect(secret.code(at: step) == String(code.suffix(6)))
  }

  /// RFC 4648 section 10, without the padding.
  @Test(
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ]) func `base32 is that of RFC 4648`(bytes: String, text: String)
  {
    #expect(Base32.encode(Array(bytes.utf8)) == text)
    #expect(Base32.decode(text) == Array(bytes.utf8))
  }

  @Test(arguments: ["MZXW6===", "mzxw6", "MZXW1", "MZ W6", "É"]) func `other characters are no base32`(text: String) {
    #expect(Base32.decode(text) == nil)
  }

  @Test func `a secret has 160 bits and is another each time`() {
    var generator = SplitMix64(state: 1)
    let secrets = (0..<100).map { _ in generator.bytes(count: DeviceSecret.byteCount) }
    #expect(Set(secrets).count == 100)
    #expect(secrets.allSatisfy { $0.count == 20 })
    #expect(Base32.encode(secrets[0]).count == 32)
    #expect(DeviceSecret(base32: Base32.encode(secrets[0]))?.bytes == secrets[0])
  }

  @Test func `names are percent-encoded in the URI, blanks and what parts it included`() {
    let uri = KeyURI(issuer: "Café & Co: 1/2", account: "a+b@c.d", secret: DeviceSecret(bytes: [0, 1]))
    #expect(
      uri.text
        == "otpauth://totp/Caf%C3%A9%20%26%20Co%3A%201%2F2:a%2Bb%40c.d?secret=AAAQ&issuer=Caf%C3%A9%20%26%20Co%3A%201%2F2"
    )
  }

  @Test func `a step lasts 30 seconds`() {
    #expect(TimeStep(Timestamp(milliseconds: 29_999)).number == 0)
    #expect(TimeStep(Timestamp(milliseconds: 30_000)).number == 1)
    #expect(TimeStep(number: 2).start.milliseconds == 60_000)
  }
}
