/// Reads the text before the cursor to find out what may follow it.
///
/// It is no parser: it follows the grammar of VGScript only as far as places differ in what fits there, takes every
/// mistake in its stride, and never looks behind the cursor. Whoever meets the end of the text says what would have been
/// read there; from then on there is nothing left, and all readers return.
struct LineScanner {
  /// Deeper texts are not completed.
  static let nesting = 100
  /// How words of the language are read in an expression instead of being the head of a command.
  static let literals: Set<String> = ["true", "false", "null", "not"]

  let text: [Unicode.Scalar]
  var offset = 0
  /// Inside brackets, where newlines separate nothing.
  var breaksAreBlanks = false
  var locals: [LocalName] = []
  /// The commands whose words are being read, the innermost last.
  var commands: [CommandWords] = []
  private var depth = 0
  private var context: CompletionContext?

  private init(_ text: String) { self.text = Array(text.unicodeScalars) }

  static func scan(_ text: String) -> CompletionContext {
    var scanner = LineScanner(text)
    while true {
      if let context = scanner.context { return context }
      scanner.statements(in: [])
    }
  }

  // MARK: Characters

  var peek: Unicode.Scalar? { offset < text.count ? text[offset] : nil }
  var peekNext: Unicode.Scalar? { offset + 1 < text.count ? text[offset + 1] : nil }
  var isAtEnd: Bool { offset >= text.count }
  var startsName: Bool { peek.map(Self.startsName) ?? false }

  static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "_": true
    default: false
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Says what fits at the end of the text, which has been reached.
  mutating func finish(_ place: CompletionPlace) {
    offset = text.count
    if context == nil { context = CompletionContext(place: place, locals: locals, command: commands.last) }
  }

  /// Ends what leaves nothing to be completed when the cursor touches it.
  mutating func finishIfAtEnd() {
    if isAtEnd { finish(.nothing) }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    offset += 1
    return true
  }

  /// A name from here on; empty where none begins.
  mutating func readName() -> PartialWord {
    var word = PartialWord(start: offset)
    while let next = peek, Self.startsName(next) || (Self.isDigit(next) && offset > word.start) {
      word.text.unicodeScalars.append(next)
      offset += 1
    }
    return word
  }

  mutating func skipBlanks() {
    while let next = peek {
      switch next {
      case " ", "\t": offset += 1
      case "\n", "\r":
        guard breaksAreBlanks else { return }
        offset += 1
      case "\\":
        guard peekNext == "\n" || peekNext == "\r" else { return }
        offset += 2
      case "#":
        skipLine()
        finishIfAtEnd()
      default: return
      }
    }
  }

  mutating func skipLine() {
    while let next = peek, next != "\n" { offset += 1 }
  }

  /// Reads something that may hold its like.
  mutating func nested<Result>(else fallback: Result, _ read: (inout LineScanner) -> Result) -> Result {
    guard depth < Self.nesting else {
      finish(.nothing)
      return fallback
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  /// Reads what stands between brackets.
  mutating func bracketed<Result>(else fallback: Result, _ read: (inout LineScanner) -> Result) -> Result {
    let outside = breaksAreBlanks
    breaksAreBlanks = true
    defer { breaksAreBlanks = outside }
    return nested(else: fallback, read)
  }
}
