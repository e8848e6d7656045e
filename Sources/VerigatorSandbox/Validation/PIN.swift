/// A PIN that a developer pins to a phone number.
struct PIN: Sendable, Equatable {
  let text: String

  init(_ text: String) throws(Problem) {
    guard (4...16).contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw Problem(.invalid, "pin must be 4 to 16 digits, as a string") }
    // Some clients read PINs as numbers and refuse zero.
    guard text.utf8.contains(where: { $0 != UInt8(ascii: "0") }) else {
      throw Problem(.invalid, "pin must not be all zeros")
    }
    self.text = text
  }
}
