/// A PIN that a developer pins to a phone number.
struct PIN: Sendable, Equatable {
  let text: String

  /// The digits that a PIN may have.
  static let lengths = 4...16

  init(_ text: String) throws(Problem) {
    guard Self.lengths.contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else {
      throw Problem(
        .invalid, "pin must be \(Self.lengths.lowerBound) to \(Self.lengths.upperBound) digits, as a string")
    }
    // Some clients read PINs as numbers and refuse zero.
    guard text.utf8.contains(where: { $0 != UInt8(ascii: "0") }) else {
      throw Problem(.invalid, "pin must not be all zeros")
    }
    self.text = text
  }
}

extension PIN {
  private static var schema: JSONSchema {
    .string(pattern: "^(?!0+$)[0-9]{\(lengths.lowerBound),\(lengths.upperBound)}$").example("4711")
  }

  /// `{"pin": "4711"}`
  static var objectSchema: JSONSchema { .object(["pin": schema]).named("PinnedPIN") }
}
