import Synchronization

/// Knows the session's secrets and takes them out of text that is about to be shown or stored.
///
/// Each secret is found in the forms in which a server or a trace may send it back: plain, percent-encoded, inside a
/// JSON string, and in base64, by itself or as a part of a longer text such as `user:password`. Secrets of fewer than
/// six characters are not looked for: they would be found everywhere.
package final class Redactor: Sendable {
  /// What stands for a secret wherever one would be shown.
  package static let mark = "•••"
  /// Shorter secrets are hidden only where they are known to be one, not inside other text.
  package static let shortestFound = 6

  private struct Known: Sendable {
    var secrets: Set<String> = []
    /// What is looked for: no two forms with the same bytes.
    var needles: Set<[UInt8]> = []
    /// The forms by their first byte; empty while there is no secret.
    var forms: [[SecretForm]] = []
  }

  private let known = Mutex(Known())

  package init() {}

  /// Remembers a secret for as long as the session lives.
  package func add(_ secret: String) {
    guard secret.unicodeScalars.count >= Self.shortestFound else { return }
    known.withLock { known in
      guard known.secrets.insert(secret).inserted else { return }
      if known.forms.isEmpty { known.forms = Array(repeating: [], count: 256) }
      for form in SecretForm.all(of: secret) where known.needles.insert(form.bytes).inserted {
        known.forms[Int(form.bytes[0])].append(form)
      }
    }
  }

  /// Whether a known secret stands in a text, in any of its forms.
  ///
  /// - Parameter harmless: secrets that do not count.
  package func finds(in text: String, except harmless: Set<String>) -> Bool {
    guard redact(text) != text else { return false }
    let secrets = known.withLock { $0.secrets.subtracting(harmless) }
    let other = Redactor()
    for secret in secrets { other.add(secret) }
    return other.redact(text) != text
  }

  /// The text with every known secret replaced by the mark.
  package func redact(_ text: String) -> String {
    let forms = known.withLock(\.forms)
    guard !forms.isEmpty else { return text }
    let bytes = Array(text.utf8)
    let secrets = Self.secrets(in: bytes, forms)
    guard !secrets.isEmpty else { return text }
    var result: [UInt8] = []
    var copied = 0
    for secret in secrets {
      result += bytes[copied..<secret.lowerBound]
      result += Self.mark.utf8
      copied = secret.upperBound
    }
    result += bytes[copied...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Where secrets stand, in order; those that overlap are one.
  private static func secrets(in text: [UInt8], _ forms: [[SecretForm]]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for offset in text.indices {
      for form in forms[Int(text[offset])] {
        guard let range = form.range(in: text, at: offset) else { continue }
        if let last = found.last, range.lowerBound < last.upperBound {
          let lower = min(last.lowerBound, range.lowerBound)
          found[found.count - 1] = lower..<max(last.upperBound, range.upperBound)
        } else {
          found.append(range)
        }
      }
    }
    return found
  }
}
