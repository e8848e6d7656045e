import VgshBase

/// Lines of a trace, each behind the mark of its direction, made safe to show.
struct TraceLines {
  /// Bytes of a body in which secrets are looked for: more than are shown, so that one at the limit is found whole.
  private static let searched = 64 << 10

  let redactor: Redactor
  let bodyLimit: Int
  private(set) var text = StyledText()

  init(redactor: Redactor, bodyLimit: Int) {
    self.redactor = redactor
    self.bodyLimit = bodyLimit
  }

  mutating func add(_ mark: String, _ line: String, _ style: StyledText.Style = .plain, note: String? = nil) {
    text.append(mark, .dim)
    if !line.isEmpty {
      text.append(" ")
      text.append(shown(line), style)
    }
    if let note { text.append("  \(note)", .dim) }
    text.append("\n")
  }

  mutating func add(_ mark: String, headers: [(name: String, value: String)]) {
    for header in headers {
      text.append("\(mark) ", .dim)
      text.append(shown(header.name), .key)
      text.append(": \(shown(header.value))\n")
    }
  }

  /// The body behind an empty line, as it is on the wire; of one that is no text only its size.
  mutating func add(_ mark: String, body: [UInt8]) {
    guard !body.isEmpty else { return }
    add(mark, "")
    guard let (beginning, rest) = beginning(of: body) else {
      return add(mark, "(\(body.count) bytes that are no text)", .dim)
    }
    var lines = beginning.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { add(mark, String(line)) }
    if rest > 0 { add(mark, "… \(rest) more bytes", .dim) }
  }

  private func shown(_ text: String) -> String { redactor.redact(text).visible() }

  /// What is shown of a body, with its secrets hidden, and how many bytes are not.
  private func beginning(of body: [UInt8]) -> (text: String, rest: Int)? {
    let searched = Self.wholeCharacters(body.prefix(Self.searched))
    guard let text = String(validating: searched, as: UTF8.self) else { return nil }
    let redacted = redactor.redact(text)
    guard redacted.utf8.count > bodyLimit || searched.count < body.count else { return (redacted, 0) }
    let shown = String(decoding: Self.wholeCharacters(Array(redacted.utf8.prefix(bodyLimit))[...]), as: UTF8.self)
    return (shown, max(body.count - shown.utf8.count, 0))
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
