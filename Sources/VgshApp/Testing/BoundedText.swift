/// The end of a text that may grow without bound.
struct BoundedText {
  private let limit: Int
  /// At most twice the limit, so that letting go costs little.
  private var bytes: [UInt8] = []
  private var dropped = 0

  /// - Parameter limit: bytes that are kept.
  init(limit: Int) { self.limit = limit }

  mutating func append(_ text: String) {
    bytes += text.utf8.suffix(2 * limit)
    dropped += max(0, text.utf8.count - 2 * limit)
    if bytes.count > 2 * limit { cut() }
  }

  /// The text so far, and from its beginning again.
  mutating func take() -> String {
    defer { self = BoundedText(limit: limit) }
    guard !bytes.isEmpty else { return "" }
    if bytes.count > limit { cut() }
    let text = String(decoding: bytes, as: UTF8.self)
    return dropped == 0 ? text : "… \(dropped) bytes before\n\(text)"
  }

  /// Lets go of the beginning, up to the start of a character.
  private mutating func cut() {
    var start = bytes.count - limit
    while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
    bytes.removeFirst(start)
    dropped += start
  }
}
