/// Bytes that come from keys.
enum Key {
  static let controlC: UInt8 = 0x03
  static let controlD: UInt8 = 0x04
  static let backspace: UInt8 = 0x08
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let controlU: UInt8 = 0x15
  static let controlZ: UInt8 = 0x1A
  static let escape: UInt8 = 0x1B
  static let bracket = UInt8(ascii: "[")
  static let letterO = UInt8(ascii: "O")
  static let tilde = UInt8(ascii: "~")
  static let delete: UInt8 = 0x7F

  /// Milliseconds within which a terminal sends the rest of a key's sequence; a finger needs longer.
  static let sequenceTimeout: Int32 = 50
}
