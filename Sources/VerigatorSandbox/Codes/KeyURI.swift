/// What an authenticator app scans, in the "Key Uri Format" that Google Authenticator began with:
/// `otpauth://totp/CoffeeShop:john.doe%40example.com?secret=…&issuer=CoffeeShop`.
///
/// Algorithm, digits and period are left out where they are the defaults, as here: the QR code gets smaller.
struct KeyURI: Sendable {
  let issuer: String

  /// What the app shows below the issuer.
  let account: String
  let secret: DeviceSecret

  var text: String {
    let issuer = Self.encoded(issuer)
    return "otpauth://totp/\(issuer):\(Self.encoded(account))?secret=\(secret.base32)&issuer=\(issuer)"
  }

  /// Percent-encodes all but the unreserved characters of RFC 3986 section 2.3: a blank as `%20`, for apps show a `+`.
  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = text.utf8.flatMap { byte -> [UInt8] in
      isUnreserved(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
