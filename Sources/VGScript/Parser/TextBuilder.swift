/// Collects the parts of a text, neighbouring texts in one.
struct TextBuilder {
  private(set) var parts: [TextPart] = []

  mutating func append(_ text: String) {
    guard case .text(let before) = parts.last else {
      if !text.isEmpty { parts.append(.text(text)) }
      return
    }
    parts[parts.count - 1] = .text(before + text)
  }

  mutating func append(_ interpolation: Interpolation) { parts.append(.interpolation(interpolation)) }
}
