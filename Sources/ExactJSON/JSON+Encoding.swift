extension JSON {
  /// The value as JSON text.
  ///
  /// - Parameter pretty: One member or element per line, indented by two blanks; else no blank at all.
  public func text(pretty: Bool = false) -> String {
    String(decoding: bytes(pretty: pretty), as: UTF8.self)
  }

  /// The value as UTF-8 bytes of JSON.
  public func bytes(pretty: Bool = false) -> [UInt8] {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(256)  // most bodies of an API are smaller
    append(to: &buffer, pretty: pretty)
    return buffer
  }

  /// Appends the value as UTF-8 bytes of JSON.
  ///
  /// A double is written with the fewest digits that give it back, and with a fraction or an exponent, so that it is
  /// read as a double again; one that is not finite, which JSON cannot say, is written as `null`.
  public func append(to buffer: inout [UInt8], pretty: Bool = false) {
    append(to: &buffer, indent: pretty ? 0 : nil)
  }

  /// - Parameter indent: How deep the value is nested, or nil for compact text.
  private func append(to buffer: inout [UInt8], indent: Int?) {
    switch self {
    case .null: buffer.append(contentsOf: "null".utf8)
    case .bool(let value): buffer.append(contentsOf: value ? "true".utf8 : "false".utf8)
    case .integer(let value): Self.append(value, to: &buffer)
    case .double(let value): buffer.append(contentsOf: value.isFinite ? value.description.utf8 : "null".utf8)
    case .string(let value): Self.append(value, to: &buffer)
    case .array(let elements):
      let inner = indent.map { $0 + 1 }
      buffer.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        Self.separate(index, indent: inner, in: &buffer)
        element.append(to: &buffer, indent: inner)
      }
      if !elements.isEmpty { Self.breakLine(indent, in: &buffer) }
      buffer.append(UInt8(ascii: "]"))
    case .object(let members):
      let inner = indent.map { $0 + 1 }
      buffer.append(UInt8(ascii: "{"))
      for (index, member) in members.elements.enumerated() {
        Self.separate(index, indent: inner, in: &buffer)
        Self.append(member.key, to: &buffer)
        buffer.append(UInt8(ascii: ":"))
        if indent != nil { buffer.append(UInt8(ascii: " ")) }
        member.value.append(to: &buffer, indent: inner)
      }
      if !members.isEmpty { Self.breakLine(indent, in: &buffer) }
      buffer.append(UInt8(ascii: "}"))
    }
  }

  private static func separate(_ index: Int, indent: Int?, in buffer: inout [UInt8]) {
    if index > 0 { buffer.append(UInt8(ascii: ",")) }
    breakLine(indent, in: &buffer)
  }

  private static func breakLine(_ indent: Int?, in buffer: inout [UInt8]) {
    guard let indent else { return }
    buffer.append(UInt8(ascii: "\n"))
    buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  private static func append(_ value: Int, to buffer: inout [UInt8]) {
    if (0..<10).contains(value) {
      buffer.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      buffer.append(contentsOf: String(value).utf8)
    }
  }

  /// Appends a text in double quotes. Only what JSON demands is escaped; everything else stays as it is, in UTF-8.
  private static func append(_ text: String, to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      if bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        buffer.append(contentsOf: bytes)
      } else {
        for byte in bytes { appendEscaped(byte, to: &buffer) }
      }
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private static func appendEscaped(_ byte: UInt8, to buffer: inout [UInt8]) {
    let letter: UInt8
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter = byte
    case 0x08: letter = UInt8(ascii: "b")
    case 0x0C: letter = UInt8(ascii: "f")
    case UInt8(ascii: "\n"): letter = UInt8(ascii: "n")
    case UInt8(ascii: "\r"): letter = UInt8(ascii: "r")
    case UInt8(ascii: "\t"): letter = UInt8(ascii: "t")
    case ..<0x20:
      let digits = "0123456789abcdef".utf8.map { $0 }
      buffer.append(contentsOf: "\\u00".utf8)
      buffer.append(digits[Int(byte >> 4)])
      buffer.append(digits[Int(byte & 15)])
      return
    default:
      buffer.append(byte)
      return
    }
    buffer.append(UInt8(ascii: "\\"))
    buffer.append(letter)
  }
}
