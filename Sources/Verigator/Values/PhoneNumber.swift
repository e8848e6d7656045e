/// A phone number with its country code, as the API wants it: `+` and 7 to 15 digits.
///
/// ```swift
/// try PhoneNumber("00372 (5555) 55-55").text  // "+37255555555"
/// ```
public struct PhoneNumber: Sendable, Hashable, CustomStringConvertible {
  /// The number as it is sent.
  public let text: String

  /// Reads a number as people write it: blanks, dashes and parentheses are left out, `00` in front means `+`.
  ///
  /// - Throws: ``InvalidInput`` if what remains is not `+` and 7 to 15 digits.
  public init(_ written: String) throws(InvalidInput) {
    let advice = "write it with its country code, like +37255555555"
    var number: [UInt8] = []
    for scalar in written.unicodeScalars where !Self.isSeparator(scalar) {
      guard let byte = UInt8(exactly: scalar.value), byte.isASCIIDigit || (byte == UInt8(ascii: "+") && number.isEmpty)
      else { throw InvalidInput("a phone number cannot hold \(Self.name(scalar))", advice: advice) }
      number.append(byte)
    }
    guard !number.isEmpty else { throw InvalidInput("the phone number is empty", advice: advice) }
    if number.starts(with: "00".utf8) { number.replaceSubrange(..<2, with: "+".utf8) }
    guard number.first == UInt8(ascii: "+") else {
      throw InvalidInput("a phone number begins with + and its country code", advice: advice)
    }
    let digits = number.count - 1
    guard (7...15).contains(digits) else {
      throw InvalidInput("a phone number has 7 to 15 digits, this one has \(digits)", advice: advice)
    }
    text = String(decoding: number, as: UTF8.self)
  }

  /// Takes the text as it is, to see what the server says of it.
  public init(unchecked text: String) { self.text = text }

  /// The number as it is sent.
  public var description: String { text }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", ")", "-", " ", "\t": true
    case _ where scalar.isASCII: false
    default:
      switch scalar.properties.generalCategory {
      case .dashPunctuation, .spaceSeparator: true
      default: false  // the categories are those of Unicode, not ours
      }
    }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let isShown = scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.isASCII
    return isShown && scalar.properties.generalCategory != .control ? "'\(scalar)'" : scalar.codePoint
  }
}
