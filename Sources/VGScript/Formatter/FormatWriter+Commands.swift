import VgshBase

extension FormatWriter {
  mutating func write(_ command: CommandStatement) {
    write(command.call, .touching)
    switch command.output {
    case .shown: break
    case .piped(let text):
      token("|", .blank)
      write(text)
    case .file(let file, let appends):
      token(appends ? ">>" : ">", .blank)
      write(file, .blank)
    }
  }

  mutating func write(_ call: CommandCall, _ lead: Lead) {
    token(call.name.span, lead)
    // Whether the next word, written bare, could be taken for a part of the command's name.
    var mayBeName = true
    for argument in call.arguments {
      switch argument {
      case .word(let word):
        write(word, .blank, mayBeName: mayBeName)
        mayBeName = word.plainText.map(BareWord.mayBeName) ?? false
      case .option(let option):
        token(2 + option.name.text.utf8.count + (option.value == nil ? 0 : 1), .blank)
        if let value = option.value { write(value, .touching) }
        mayBeName = false
      case .endOfOptions:
        token("--", .blank)
        mayBeName = false
      }
    }
  }

  /// Text for the system shell, as it stands, one blank behind its sign.
  mutating func write(_ shell: ShellText) {
    blank()
    position = Int(shell.span.lower)
    copy(to: Int(shell.span.upper))
  }

  // MARK: Words

  /// - Parameter mayBeName: whether the word stands where a part of the command's name could.
  private mutating func write(_ word: Word, _ lead: Lead, mayBeName: Bool = false) {
    switch word.kind {
    case .bare(let parts):
      self.lead(lead)
      for case .interpolation(let interpolation) in parts where interpolation.isBraced {
        copy(to: Int(interpolation.span.lower))
        open(.touching, length: 2)
        write(interpolation.expression, .close)
        close()
      }
      copy(to: Int(word.span.upper))
    case .quoted(let literal):
      self.lead(lead)
      guard canBeBare(literal, mayBeName: mayBeName) else { return copy(to: Int(word.span.upper)) }
      copyWithoutQuotes(word.span)
    case .list(let items): writeList(items, lead)
    case .record(let entries): writeRecord(entries, lead)
    case .parenthesised(let inner, let accessors):
      write(inner, lead)
      write(accessors)
    case .call(let call, let accessors):
      write(call, lead)
      write(accessors)
    case .invalid:
      self.lead(lead)
      copy(to: Int(word.span.upper))
    }
  }

  private func canBeBare(_ literal: TextLiteral, mayBeName: Bool) -> Bool {
    guard let text = literal.plainText, !(mayBeName && BareWord.mayBeName(text)) else { return false }
    // Behind escapes somebody wanted to see them.
    return Int(literal.span.upper - literal.span.lower) == text.utf8.count + 2 && BareWord.says(text)
  }
}
