import Crypto

/// What an authenticator app and the server share.
struct DeviceSecret: Sendable, Equatable {
  /// 160 bits, the length that RFC 4226 section 4 recommends.
  static let byteCount = 20

  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter base32: As `base32` wrote it; nil for anything else.
  init?(base32: String) {
    guard let bytes = Base32.decode(base32) else { return nil }
    self.bytes = bytes
  }

  /// As it is shown, typed into an app, and stored.
  var base32: String { Base32.encode(bytes) }

  /// The code of a step: RFC 6238 with SHA-1 and 6 digits, which is what every authenticator app does.
  func code(at step: TimeStep) -> String {
    let counter = UInt64(bitPattern: step.number)
    let message = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * $0)) }
    // As a digest of documents SHA-1 is broken. Here only its use with a key counts, which is not.
    let digest = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: bytes)))
    let offset = Int(digest[digest.count - 1] & 15)
    let number = digest[offset..<offset + 4].reduce(0 as UInt32) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
