import Synchronization

/// Knows the session's secrets and takes them out of text that is about to be shown or stored.
///
/// Each secret is found in the forms in which a server or a trace may send it back: plain, base64, percent-encoded and
/// inside a JSON string. Secrets of fewer than six characters are not looked for: they would be found everywhere.
package final class Redactor: Sendable {
  /// What stands for a secret wherever one would be shown.
  package static let mark = "•••"
  /// Shorter secrets are hidden only where they are known to be one, not inside other text.
  package static let shortestFound = 6

  private struct Forms: Sendable {
    var secrets: Set<String> = []
    /// Longest first, so that a secret that holds another is found whole.
    var needles: [String] = []
  }

  private let forms = Mutex(Forms())

  package init() {}

  /// Remembers a secret for as long as the session lives.
  package func add(_ secret: String) {
    guard secret.unicodeScalars.count >= Self.shortestFound else { return }
    forms.withLock { forms in
      guard forms.secrets.insert(secret).inserted else { return }
      let needles = [secret, Self.base64(secret), Self.percentEncoded(secret), Self.jsonEscaped(secret)]
      forms.needles = Set(forms.needles + needles).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }
  }

  /// The text with every known secret replaced by the mark.
  package func redact(_ text: String) -> String {
    let needles = forms.withLock(\.needles)
    guard !needles.isEmpty else { return text }
    return needles.reduce(text) { Self.replace($1, in: $0) }
  }

  private static func replace(_ needle: String, in text: String) -> String {
    let haystack = Array(text.utf8)
    let pattern = Array(needle.utf8)
    guard haystack.count >= pattern.count else { return text }
    var result: [UInt8] = []
    var copied = 0
    var offset = 0
    while offset + pattern.count <= haystack.count {
      if haystack[offset] == pattern[0], haystack[offset..<offset + pattern.count].elementsEqual(pattern) {
        result += haystack[copied..<offset]
        result += mark.utf8
        offset += pattern.count
        copied = offset
      } else {
        offset += 1
      }
    }
    guard copied > 0 else { return text }
    result += haystack[copied...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Base64 without its last, uncertain characters: a secret inside a longer encoded text at an offset that is no
  /// multiple of three looks different anyway, but `user:password` encoded by itself is found by its own entry.
  private static func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let chunk = bytes[start..<min(start + 3, bytes.count)]
      let word = chunk.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - chunk.count))
      for place in 0...chunk.count { result.append(alphabet[Int(word >> UInt32(18 - 6 * place) & 63)]) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func percentEncoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
  }

  private static func jsonEscaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
