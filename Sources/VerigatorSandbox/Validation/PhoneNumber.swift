/// A phone number as a user's `phone_number` must be one.
struct PhoneNumber: Sendable, Equatable {
  let text: String

  /// The digits that a number may have behind its `+`.
  private static let lengths = 7...15

  /// - Parameter lenient: Whether any text that is not blank will do, as the Python SDK's example needs.
  /// - Throws: A 422 that says what is wrong with `field`.
  init(_ text: String, field: String, lenient: Bool) throws(Problem) {
    if !lenient, let fault = Self.fault(in: text) {
      throw Problem(
        .invalid,
        "\(field) must be + and \(Self.lengths.lowerBound) to \(Self.lengths.upperBound) digits, as +37255555555, but \(fault)"
      )
    }
    self.text = text
  }

  /// The number as Number Verification takes it: with or without `+`, and with what its clients leave out before sending.
  ///
  /// - Parameter lenient: Whether any other text will do.
  init?(parameter text: String, lenient: Bool) {
    var digits = text.utf8.filter { !" \t+-_.()".utf8.contains($0) }
    if digits.starts(with: "00".utf8) { digits.removeFirst(2) }
    let number = "+" + String(decoding: digits, as: UTF8.self)
    guard lenient || Self.fault(in: number) == nil else { return nil }
    self.text = Self.fault(in: number) == nil ? number : text
  }

  private static func fault(in text: String) -> String? {
    guard text.first == "+" else { return "it does not begin with +" }
    let digits = text.utf8.dropFirst()
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return "it has something else than digits after the +"
    }
    return lengths.contains(digits.count) ? nil : "it has \(digits.count)"
  }
}

extension PhoneNumber {
  /// What a sandbox that is not lenient takes.
  static var schema: JSONSchema {
    .string(pattern: "^\\+[0-9]{\(lengths.lowerBound),\(lengths.upperBound)}$").example("+37255555555")
  }
}
