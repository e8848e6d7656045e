import Crypto

/// Time-based one-time codes: RFC 6238 with SHA-1, 6 digits and steps of 30 s, as authenticator apps use it.
enum TimeBasedCode {
  private static let step: Int64 = 30_000

  static func code(key: [UInt8], at instant: Instant) -> String {
    let counter = UInt64(max(0, instant.milliseconds) / step)
    let message = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * $0)) }
    // Broken as a digest of documents, SHA-1 is what RFC 4226 prescribes here, where only its use with a key counts.
    let digest = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    let offset = Int(digest[19] & 15)
    let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    return (number % 1_000_000).padded(6)
  }
}
