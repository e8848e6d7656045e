import Crypto

/// Encodings, digests and one-time codes.
enum DigestFunctions {
  static let all = [
    Function(
      "totp", "secret", summary: "the code that an authenticator app shows now for a base32 secret (RFC 6238)",
      example: #"len(totp("GEZDGNBVGY3TQOJQ")) == 6"#,
      body: .clock { args, context in
        let key = try key(args[0])
        let code = TimeBasedCode.code(key: key, at: try await context.host.now())
        return .text(code, madeFrom: args)
      }),
    Function(
      "base64", "text", summary: "the text's UTF-8 bytes in base64", example: #"base64("user:pass") == "dXNlcjpwYXNz""#,
      body: .pure { args throws(ValueError) in
        let bytes = Array(try args[0].text(for: "text", of: "base64").utf8)
        try Value.checkText((bytes.count + 2) / 3 * 4)
        return .text(Base64.encode(bytes), madeFrom: args)
      }),
    Function(
      "sha256", "text", summary: "the SHA-256 digest of the text's UTF-8 bytes, in hexadecimal",
      example: #"starts_with(sha256("abc"), "ba7816bf")"#,
      body: .pure { args throws(ValueError) in
        let digest = SHA256.hash(data: Array(try args[0].text(for: "text", of: "sha256").utf8))
        let digits = digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        return .text(digits.joined(), madeFrom: args)
      }),
  ]

  private static func key(_ value: Value) throws(ValueError) -> [UInt8] {
    guard let key = Base32.decode(try value.text(for: "secret", of: "totp")), !key.isEmpty else {
      // The text is not shown: it is a secret, tainted or not.
      throw ValueError(
        "bad-argument", "totp: the secret is no base32 text", help: "it is made of the letters A to Z and digits 2 to 7"
      )
    }
    return key
  }
}
