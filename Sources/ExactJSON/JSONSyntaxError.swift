/// Why a text is not JSON, and where.
public struct JSONSyntaxError: Error, Sendable, Equatable {
  /// What is wrong at the place.
  public enum Reason: Sendable, Equatable {
    /// The text ends inside a value, or holds none.
    case unexpectedEnd
    /// Something else stands where this was expected, such as `a value` or `':' after a key`.
    case expected(String)
    /// The value is complete, but more text follows.
    case trailingText
    /// More than ``JSON/nestingLimit`` arrays and objects inside each other.
    case tooDeep
    /// A number that JSON does not allow, such as `01` or `1.`.
    case malformedNumber
    /// A number whose magnitude no double can hold, such as `1e999`.
    case numberOutOfRange
    /// A backslash followed by something that is no escape.
    case malformedEscape
    /// One half of a surrogate pair without the other.
    case loneSurrogate
    /// A control character that must be escaped inside a string.
    case controlCharacter
    /// Bytes that are not UTF-8.
    case invalidUTF8
  }

  /// What is wrong.
  public let reason: Reason
  /// Bytes before the place.
  public let offset: Int
  /// The line, from 1; a line ends with a line feed.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int

  init(_ reason: Reason, at offset: Int, in bytes: borrowing Span<UInt8>) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {  // continuation bytes belong to the scalar already counted
        column += 1
      }
    }
    self.reason = reason
    self.offset = offset
    self.line = line
    self.column = column
  }
}

extension JSONSyntaxError: CustomStringConvertible {
  /// The reason and the place, without anything of the text itself: it may hold a secret.
  public var description: String { "line \(line), column \(column): \(reason)" }
}

extension JSONSyntaxError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unexpectedEnd: "the text ends too early"
    case .expected(let what): "expected \(what)"
    case .trailingText: "there is more text after the value"
    case .tooDeep: "arrays and objects are nested more than \(JSON.nestingLimit) deep"
    case .malformedNumber: "this is not how a number is written"
    case .numberOutOfRange: "the number is too large"
    case .malformedEscape: "this is no escape"
    case .loneSurrogate: "half of a surrogate pair stands alone"
    case .controlCharacter: "a control character must be escaped in a string"
    case .invalidUTF8: "this is not UTF-8"
    }
  }
}
