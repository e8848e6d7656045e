import VgshBase

/// The beginning of a body as it may be shown: its secrets hidden, cut between characters.
struct BodyExcerpt {
  /// Bytes of a body in which secrets are looked for: more than are shown, so that one at the limit is found whole.
  private static let searched = 64 << 10

  /// Null for a body that is no text.
  let text: String?
  /// Bytes that are not in it.
  let rest: Int

  /// - Parameter limit: bytes of the text.
  init(_ body: [UInt8], limit: Int, redactor: Redactor) {
    let searched = Self.wholeCharacters(body.prefix(Self.searched))
    guard let whole = String(validating: searched, as: UTF8.self) else {
      text = nil
      rest = body.count
      return
    }
    let redacted = redactor.redact(whole)
    guard redacted.utf8.count > limit || searched.count < body.count else {
      text = redacted
      rest = 0
      return
    }
    let shown = String(decoding: Self.wholeCharacters(Array(redacted.utf8.prefix(limit))[...]), as: UTF8.self)
    text = shown
    rest = max(body.count - shown.utf8.count, 0)
  }

  /// The bytes without a character that was cut off at their end.
  private static func wholeCharacters(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let start = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return bytes }
    let length =
      switch bytes[start] {
      case 0xC0..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0...: 4
      default: 1
      }
    return bytes.endIndex - start < length ? bytes[..<start] : bytes
  }
}
