extension String {
  /// The text with everything that could steer a terminal made visible: C0 and C1 controls, delete, and the characters
  /// that change the direction of writing.
  ///
  /// - Parameter keepingBreaks: whether newline and tab stay as they are, for text that is data of its own.
  package func visible(keepingBreaks: Bool = false) -> String {
    guard unicodeScalars.contains(where: { $0.isControlling }) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": result += keepingBreaks ? "\n" : "\\n"
      case "\t": result += keepingBreaks ? "\t" : "\\t"
      case "\r": result += "\\r"
      case _ where scalar.isControlling: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether a terminal may act on the character instead of showing it.
  package var isControlling: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
