extension LineScanner {
  /// Where a variable stands, which decides what may follow it.
  enum VariableStyle {
    case expression
    case bareWord
    case quoted
  }

  /// The words of a command behind its first one, with its pipe or redirection.
  mutating func command(_ head: PartialWord) -> CommandWords {
    commands.append(CommandWords([CommandWords.Word(head.text)]))
    while passArgument() {}
    return commands.removeLast()
  }

  /// - Returns: false at the end of the command.
  private mutating func passArgument() -> Bool {
    skipBlanks()
    let start = offset
    switch peek {
    case nil: finish(.word(PartialWord(start: offset)))
    case ";", ")", "]", "}", "\n", "\r": return false
    case "|":
      shellText()
      return false
    case ">":
      while take(">") {}
      skipBlanks()
      _ = word { .file($0) }
    case _?:
      if let option = assignedOption() {
        append(option)
        if peek == " " || peek == "\t" { append(CommandWords.Word("")) }
      } else {
        append(word { .word($0) })
      }
    }
    return offset > start
  }

  private mutating func append(_ word: CommandWords.Word) { commands[commands.count - 1].append(word) }

  /// `--name=`, whose value is the next word.
  private mutating func assignedOption() -> CommandWords.Word? {
    let rest = text[offset...]
    let name = rest.dropFirst(2).prefix { Self.startsName($0) || Self.isDigit($0) || $0 == "-" }
    guard rest.starts(with: ["-", "-"]), !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == "=" else {
      return nil
    }
    offset = name.endIndex + 1
    var option = "--"
    option.unicodeScalars.append(contentsOf: name)
    return CommandWords.Word(option + "=")
  }

  /// One word of a command.
  ///
  /// - Parameter place: what stands at the cursor if the word is still being typed there.
  private mutating func word(_ place: (PartialWord) -> CompletionPlace) -> CommandWords.Word {
    let word: CommandWords.Word
    switch peek {
    case nil:
      finish(place(PartialWord(start: offset)))
      return .computed
    case "'", "\"": word = quoted(place).map { CommandWords.Word($0, isBare: false) } ?? .computed
    case "(":
      _ = group()
      word = .computed
    case "[":
      list()
      word = .computed
    case "{":
      record()
      word = .computed
    case _?: word = bareWord(place)
    }
    finishIfAtEnd()
    return word
  }

  private mutating func bareWord(_ place: (PartialWord) -> CompletionPlace) -> CommandWords.Word {
    var word = PartialWord(start: offset)
    var isComputed = false
    while let next = peek, !WordQuoting.endsBareWord(next) {
      if next == "$", interpolation(in: .bareWord) {
        isComputed = true
      } else if next == "\\", peekNext == "\n" || peekNext == "\r" {
        break
      } else {
        if next == "\\", peekNext == "$" { offset += 1 }
        word.text.unicodeScalars.append(text[offset])
        offset += 1
      }
    }
    if isAtEnd { finish(isComputed ? .nothing : place(word)) }
    if !isComputed, !word.text.isEmpty, take("(") {
      arguments()
      _ = accessors(of: .unknown, in: .expression)
      return .computed
    }
    return isComputed ? .computed : CommandWords.Word(word.text)
  }

  /// Text in quotes.
  ///
  /// - Returns: what it means; nil where that is not known before the line runs.
  mutating func quoted(_ place: (PartialWord) -> CompletionPlace) -> String? {
    let quote = text[offset]
    var word = PartialWord(start: offset, quote: quote == "'" ? .single : .double)
    var isComputed = false
    offset += 1
    while let next = peek, next != quote {
      if next == "$", quote == "\"", interpolation(in: .quoted) {
        isComputed = true
        continue
      }
      offset += 1
      word.text.unicodeScalars.append(next == "\\" && quote == "\"" ? escape() : next)
    }
    guard take(quote) else {
      finish(isComputed ? .nothing : place(word))
      return nil
    }
    return isComputed ? nil : word.text
  }

  /// What the escape behind a backslash stands for; wrong ones for something.
  private mutating func escape() -> Unicode.Scalar {
    guard let code = peek else { return "\\" }
    offset += 1
    switch code {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "u":
      guard take("{") else { return "u" }
      var digits = ""
      while let next = peek, next != "}", next != "\"" {
        digits.unicodeScalars.append(next)
        offset += 1
      }
      _ = take("}")
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
    default: return code
    }
  }

  /// `$name…` or `${…}` inside a word.
  ///
  /// - Returns: false where the `$` is a character like others.
  private mutating func interpolation(in style: VariableStyle) -> Bool {
    switch peekNext {
    case nil: _ = variable(in: style)
    case "{":
      offset += 2
      bracketed(else: ()) { scanner in
        _ = scanner.expression()
        scanner.skipBlanks()
        _ = scanner.take("}")
      }
      if style == .bareWord { finishIfAtEnd() }
    case let next? where Self.startsName(next): _ = variable(in: style)
    case _?: return false
    }
    return true
  }

  /// `$name` with what is taken out of it.
  mutating func variable(in style: VariableStyle) -> ValuePath {
    let start = offset
    offset += 1
    let name = readName()
    if isAtEnd {
      finish(.variable(PartialWord(start: start, text: name.text, quote: style == .quoted ? .double : nil)))
    }
    return accessors(of: ValuePath(root: .variable(name.text)), in: style)
  }

  /// `.name` and `[index]`, as often as they follow.
  mutating func accessors(of path: ValuePath, in style: VariableStyle) -> ValuePath {
    var path = path
    while let next = peek {
      switch next {
      case ".":
        guard peekNext.map(Self.startsName) ?? true else { return path }
        offset += 1
        var name = readName()
        if style == .quoted { name.quote = .double }
        if isAtEnd { finish(.field(name, of: path)) }
        path = path.appending(.field(name.text))
      case "[":
        guard let step = index(of: path, in: style) else { return path }
        path = path.appending(step)
      default: return path
      }
    }
    return path
  }

  /// `[index]`
  ///
  /// - Returns: nil where the bracket is text.
  private mutating func index(of path: ValuePath, in style: VariableStyle) -> ValuePath.Step? {
    let start = offset
    offset += 1
    if style == .expression { skipBlanks() }
    var step = ValuePath.Step.anyItem
    switch peek {
    case nil: finish(.index(PartialWord(start: offset), of: path))
    case "'", "\"":
      guard style != .quoted else { return text(from: start) }
      if let name = quoted({ .index($0, of: path) }) { step = .field(name) }
    case "$": _ = nested(else: .unknown) { $0.variable(in: style) }
    case let next? where next == "-" || Self.isDigit(next):
      let digits = PartialWord(start: offset, text: integer())
      if isAtEnd { finish(.index(digits, of: path)) }
      if let place = Int(digits.text) { step = .item(place) }
    case _?:
      guard style == .expression else { return text(from: start) }
    }
    if style == .expression {
      skipBlanks()
      if peek != "]" {
        step = .anyItem
        _ = bracketed(else: .unknown) { $0.expression() }
      }
    }
    guard take("]") else { return text(from: start) }
    if style != .quoted { finishIfAtEnd() }
    return step
  }

  private mutating func text(from start: Int) -> ValuePath.Step? {
    if !isAtEnd { offset = start + 1 }
    return nil
  }

  private mutating func integer() -> String {
    var digits = ""
    while let next = peek, Self.isDigit(next) || (next == "-" && digits.isEmpty) {
      digits.unicodeScalars.append(next)
      offset += 1
    }
    return digits
  }
}
