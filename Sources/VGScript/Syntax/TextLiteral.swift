import VgshBase

/// `'raw'` or `"text with $interpolation"`.
package struct TextLiteral: Sendable, Equatable {
  package enum Quote: Sendable, Equatable {
    /// `'…'`
    case single
    /// `"…"`
    case double
  }

  package var quote: Quote
  /// Empty for the empty text; neighbouring texts are one part.
  package var parts: [TextPart]
  /// With the quotes.
  package var span: SourceSpan

  package init(quote: Quote, parts: [TextPart], span: SourceSpan) {
    self.quote = quote
    self.parts = parts
    self.span = span
  }

  /// The text, where it has no interpolation.
  package var plainText: String? {
    switch parts.count {
    case 0: ""
    case 1: if case .text(let text) = parts[0] { text } else { nil }
    default: nil
    }
  }
}
