/// Reads scalars out of UTF-8 bytes.
enum UTF8Reader {
  /// The length a character has by its first byte; 1 for bytes that begin none.
  @inline(__always)
  static func length(of first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// The scalar at a position; null where the bytes are no UTF-8: overlong, cut short, a surrogate, out of range.
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Unicode.Scalar? {
    let first = bytes[position]
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let length = length(of: first)
    guard length > 1, position + length <= bytes.count else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[position + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= smallest else { return nil }
    return Unicode.Scalar(value)
  }
}
