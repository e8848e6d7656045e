import VgshBase

// MARK: - Commands

extension ScriptParser {
  /// A command as a statement, its name taken.
  mutating func parseCommandStatement(_ name: Name) throws(Unparsable) -> Statement {
    let call = try parseCommand(name)
    var output = CommandStatement.Output.shown
    var end = call.span
    if current == ASCII.pipe {
      position += 1
      let shell = try parseShellText()
      output = .piped(shell)
      end = shell.span
    } else if current == ASCII.greater {
      output = try parseRedirection()
      end = spanOfContent(from: Int(call.span.upper))
    }
    return Statement(.command(CommandStatement(call: call, output: output)), at: call.span.union(end))
  }

  /// The words and options behind a command's name, up to the end of the command, `|` or `>`.
  mutating func parseCommand(_ name: Name) throws(Unparsable) -> CommandCall {
    var arguments: [Argument] = []
    var end = position
    var tallest = 0
    var takesOptions = true
    while true {
      skipBlanks()
      if isAtStatementEnd || ASCII.isCloser(current) { break }
      if current == ASCII.pipe || current == ASCII.greater {
        if isAtOutput { break }
        try skipShellOperator()
        continue
      }
      if current == ASCII.less || current == ASCII.ampersand, isAtShellOperator {
        try skipShellOperator()
        continue
      }
      height = 0
      let argument = try parseArgument(takesOptions: takesOptions)
      if case .endOfOptions = argument { takesOptions = false }
      tallest = max(tallest, height)
      arguments.append(argument)
      end = position
    }
    let span = span(from: Int(name.span.lower), to: end)
    try grow(over: tallest, at: span)
    if !brackets.isEmpty, current == ASCII.pipe || current == ASCII.greater { throw outputNotHere() }
    return CommandCall(name: name, arguments: arguments, span: span)
  }

  private mutating func parseArgument(takesOptions: Bool) throws(Unparsable) -> Argument {
    guard takesOptions, current == ASCII.minus else { return .word(try parseWord()) }
    if peek(1) == ASCII.minus { return try parseOption() }
    guard ASCII.isLetter(peek(1)) else { return .word(try parseWord()) }
    return .word(rejectShortOption())
  }

  @inline(never)
  private mutating func rejectShortOption() -> Word {
    let start = position
    position = endOfRun(from: start)
    let run = span(from: start)
    report(
      .shortOption, "there are no short options like \(describe(run))", at: run,
      help: "options have two dashes: -\(text(from: start, to: position)); to give it as text, quote it")
    return Word(.invalid, at: run)
  }

  /// `"--" OPTNAME [ "=" word ] | "--"`, or a word that only looks like it.
  private mutating func parseOption() throws(Unparsable) -> Argument {
    let start = position
    if endsWord(at: start + 2) {
      position += 2
      return .endOfOptions(span(from: start))
    }
    let end = endOfOptionName
    let next = end < bytes.count ? bytes[end] : 0
    guard end > start + 2, next == ASCII.equal || endsWord(at: end) else {
      // Interpolated words are never options: what a variable holds cannot turn into one.
      return .word(next == ASCII.dollar ? try parseWord() : rejectOption(hasUnderscore: next == ASCII.underscore))
    }
    position = end
    return .option(try parseOptionValue(of: Name(text(from: start + 2, to: end), at: span(from: start + 2, to: end))))
  }

  /// One behind the OPTNAME behind the dashes at the position; right behind them where none begins.
  private var endOfOptionName: Int {
    var end = position + 2
    guard ASCII.isLetter(peek(2)) else { return end }
    while end < bytes.count, ASCII.isLetter(bytes[end]) || ASCII.isDigit(bytes[end]) || bytes[end] == ASCII.minus {
      end += 1
    }
    return end
  }

  /// `[ "=" word ]`
  private mutating func parseOptionValue(of name: Name) throws(Unparsable) -> OptionArgument {
    var value: Word?
    if current == ASCII.equal {
      position += 1
      value = endsWord(at: position) ? rejectEmptyOption(name) : try parseWord()
    }
    return OptionArgument(name: name, value: value, span: span(from: Int(name.span.lower) - 2))
  }

  @inline(never)
  private mutating func rejectOption(hasUnderscore: Bool) -> Word {
    let start = position
    position = endOfRun(from: start)
    let run = span(from: start)
    let written = text(from: start, to: position)
    report(
      .badOption, "\(describe(run)) is no option", at: run,
      help: hasUnderscore
        ? "options are written with '-': \(written.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-"))"
        : "an option is --name or --name=value; to give it as text, quote it: \(quoted(written))")
    return Word(.invalid, at: run)
  }

  @inline(never)
  private mutating func rejectEmptyOption(_ name: Name) -> Word {
    report(
      .emptyOptionValue, "no value behind '--\(name.text)='", at: span(from: Int(name.span.lower) - 2),
      help: "write --\(name.text)=VALUE without blanks, or --\(name.text)=\"\" for the empty text")
    return Word(.invalid, at: span(from: position))
  }
}

// MARK: - Output of commands

extension ScriptParser {
  /// Whether the `|` or `>` here leads the output away; not `||`, `>=`, `>>>`, `>&`, which other languages have.
  private var isAtOutput: Bool {
    if current == ASCII.pipe { return peek(1) != ASCII.pipe && peek(1) != ASCII.ampersand }
    let file = peek(1) == ASCII.greater ? 2 : 1
    return peek(file) != ASCII.equal && peek(file) != ASCII.greater && peek(file) != ASCII.ampersand
  }

  /// Whether a whole word of operators of the system shell stands here: `<`, `<<`, `&`, `&&`.
  private var isAtShellOperator: Bool {
    var length = 1
    while peek(length) == current { length += 1 }
    return length <= 3 && endsWord(at: position + length)
  }

  private mutating func skipShellOperator() throws(Unparsable) {
    let start = position
    let first = current
    position = endOfRun(from: start)
    let run = span(from: start)
    let help =
      switch text(from: start, to: position) {
      case "&&": "put the second command on a line of its own or behind ';': it runs only if the first succeeded"
      case "||": "to go on after a failure: try { … } catch { … }"
      case "&": "commands run one after the other; quote it if text is meant"
      case "<", "<<", "<<<": "to use what a file holds: read_file(\"FILE\"); quote it if text is meant"
      case let sign where sign.hasPrefix(">&") || sign.hasPrefix("|&"):
        "only the value of a command can be led away: COMMAND > FILE"
      default:
        first == ASCII.greater
          ? "comparisons stand behind 'expect' or in parentheses; quote it if text is meant"
          : "quote it if text is meant"
      }
    report(.shellOperator, "\(describe(run)) has no meaning here", at: run, help: help)
  }

  /// `( ">" | ">>" ) word`
  private mutating func parseRedirection() throws(Unparsable) -> CommandStatement.Output {
    let start = position
    let appends = peek(1) == ASCII.greater
    position += appends ? 2 : 1
    let sign = span(from: start)
    skipBlanks()
    guard !isAtStatementEnd, !ASCII.isCloser(current) else {
      throw problem(.missingFile, "no file behind '\(appends ? ">>" : ">")'", at: sign, help: "print $value > FILE")
    }
    let file = try parseWord()
    skipBlanks()
    guard isAtStatementEnd else {
      let run = span(from: position, to: endOfRun(from: position))
      throw problem(
        .unexpectedText, "unexpected \(describe(run)) behind the file", at: run,
        help: "'>' and its file stand at the end of the command")
    }
    return .file(file, appends: appends)
  }

  /// The rest of the line as it stands, behind `!` or `|`.
  mutating func parseShellText() throws(Unparsable) -> ShellText {
    let sign = span(from: position - 1)
    while current == ASCII.space || current == ASCII.tab { position += 1 }
    let start = position
    var escaped = start
    while !isAtEnd, current != ASCII.lineFeed {
      // A backslash takes the next character with it, the end of the line too: two of them are one in the shell's eyes.
      if current == ASCII.backslash {
        position += 1
        guard !isAtEnd else {
          reportOpen(
            "\\", at: span(from: position - 1), .unclosedLine,
            "the line goes on behind the '\\', but the text ends here", help: "remove the '\\'")
          break
        }
        if isAtNewline, current == ASCII.carriageReturn { position += 1 }
        escaped = position + 1
      }
      position += 1
    }
    position = min(position, bytes.count)
    var end = position
    // An escaped blank is none.
    while end > escaped, ASCII.isBlankOrControl(bytes[end - 1]) { end -= 1 }
    if current == ASCII.lineFeed, position > start, bytes[position - 1] == ASCII.carriageReturn { position -= 1 }
    guard end > start else {
      throw problem(
        .missingShellText, "no command for the system shell", at: sign, help: "it is the rest of the line: ! ls")
    }
    return ShellText(textWithPlainLines(from: start, to: end), at: span(from: start, to: end))
  }

  /// A text with CR LF as LF, so that a script means the same however its lines end.
  func textWithPlainLines(from lower: Int, to upper: Int) -> String {
    guard bytes[lower..<upper].contains(ASCII.carriageReturn) else { return text(from: lower, to: upper) }
    var plain: [UInt8] = []
    for place in lower..<upper {
      let endsLine = bytes[place] == ASCII.carriageReturn && place + 1 < upper && bytes[place + 1] == ASCII.lineFeed
      if !endsLine { plain.append(bytes[place]) }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
