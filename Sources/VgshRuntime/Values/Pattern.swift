import Synchronization

/// A compiled regular expression, the right side of `matches`.
package final class Pattern: Sendable {
  /// The longest text that is searched, in bytes. The engine backtracks, so that its time may grow much faster.
  package static let textLimit = 1 << 20

  // A lock, for the library's type may not be shared between tasks.
  private let regex: Mutex<Regex<AnyRegexOutput>>

  private init(_ regex: sending Regex<AnyRegexOutput>) { self.regex = Mutex(regex) }

  /// Compiles a pattern in Swift's syntax of regular expressions, which is nearly that of PCRE.
  ///
  /// Costly: whoever has a literal keeps what it gives.
  package static func compile(_ pattern: String) throws(ValueError) -> Pattern {
    do {
      return Pattern(try Regex(pattern))
    } catch {
      throw ValueError("bad-pattern", "this is no regular expression: \(error)")
    }
  }

  /// Whether the pattern is found anywhere in the text.
  package func matches(_ text: String) throws(ValueError) -> Bool {
    guard text.utf8.count <= Self.textLimit else {
      throw ValueError(
        "too-large", "matches searches texts of at most \(Self.textLimit) bytes, not of \(text.utf8.count)")
    }
    do {
      return try regex.withLock { try $0.firstMatch(in: text) != nil }
    } catch {
      throw ValueError("bad-pattern", "the regular expression cannot be run: \(error)")
    }
  }
}
