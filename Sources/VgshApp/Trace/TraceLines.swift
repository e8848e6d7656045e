import VgshBase

/// Lines of a trace, each behind the mark of its direction, made safe to show.
struct TraceLines {
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
    let excerpt = BodyExcerpt(body, limit: bodyLimit, redactor: redactor)
    guard let beginning = excerpt.text else {
      return add(mark, "(\(body.count) bytes that are no text)", .dim)
    }
    var lines = beginning.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { add(mark, String(line)) }
    if excerpt.rest > 0 { add(mark, "… \(excerpt.rest) more bytes", .dim) }
  }

  private func shown(_ text: String) -> String { redactor.redact(text).visible() }
}
