import VGScript
import VgshBase

extension Compiler {
  // MARK: As a statement and as a value

  func compileCommandStatement(_ statement: CommandStatement, at span: SourceSpan) -> [StatementCode] {
    if statement.call.name.text == "source" {
      guard case .shown = statement.output else {
        error(
          "output-not-here", "'source' has no result that could be led away", at: statement.call.span,
          help: "its statements run here: lead away the results of those")
        return []
      }
      return compileSource(statement.call)
    }
    guard let call = bind(statement.call) else { return [] }
    checkLeaving(statement.call)
    switch statement.output {
    case .shown: return [shown(call)]
    case .piped(let pipe):
      let code = piped(call, pipe, captures: false)
      return [
        .async { frame in
          _ = try await code.evaluate(frame); return .normal
        }
      ]
    case .file(let word, let appends): return [written(call, to: word, appends: appends)]
    }
  }

  /// `exit` ends scripts, and no test is one.
  private func checkLeaving(_ call: CommandCall) {
    guard isInTest, catalog.resolve([call.name.text])?.endsSession ?? false else { return }
    error(
      "misplaced-\(call.name.text)", "'\(call.name.text)' cannot leave a test", at: call.span,
      help: "'skip' leaves it early, 'fail' fails it")
  }

  private func shown(_ call: CallCode) -> StatementCode {
    let isShown = !isInDefinition
    return .async { frame in
      let result = try await call.run(frame)
      switch result.content {
      case .none: break
      case .output(let text): frame.state.emit(.text(text))
      case .value(let value): if isShown { frame.state.show(value, qrCode: result.qrCode) }
      }
      return result.exit.map(Completion.exit) ?? .normal
    }
  }

  private func written(_ call: CallCode, to word: Word, appends: Bool) -> StatementCode {
    let path = compile(word, takesLiterals: false).code
    let directory = script.directory
    return .async { frame in
      let path = try Self.path(try await path.evaluate(frame), at: word.span)
      let result = try await call.run(frame)
      let host = frame.state.host
      do {
        try host.writeFile(path, relativeTo: directory, text: host.exported(result.content), append: appends)
      } catch {
        throw Failure.wrapping(error, at: word.span)
      }
      return result.exit.map(Completion.exit) ?? .normal
    }
  }

  /// The name of a file: any text or number. A secret stands for itself: another name would be no help to anybody.
  private static func path(_ value: Value, at span: SourceSpan) throws -> String {
    switch value {
    case .text(""): throw Failure(ValueError("bad-path", "the name of the file is empty"), at: span)
    case .text, .secret, .int, .double, .duration: return value.interpolated.text
    case .null, .bool, .list, .record:
      throw Failure(ValueError("type-mismatch", "the name of a file is a text, not \(value.typePhrase)"), at: span)
    }
  }

  /// A command whose value is meant.
  func compileCommandValue(_ call: CommandCall) -> Compiled {
    guard let code = bind(call) else { return .invalid }
    if case .none = code.shape {
      error(
        "no-value", "'\(call.name.text)' gives no value", at: call.span, help: "let it stand as a statement of its own")
      return .invalid
    }
    return Compiled(
      .async { frame in
        let result = try await code.run(frame)
        return result.value
      }, code.shape)
  }

  // MARK: Finding the command

  /// - Returns: null where the line is wrong; diagnostics say why.
  func bind(_ call: CommandCall) -> CallCode? {
    if let head = globals.definitions[call.name.text] { return bindDefinition(head, call) }
    let words = Self.leadingWords(call)
    guard let signature = catalog.resolve(words) else {
      unknownCommand(call, words)
      return nil
    }
    checkRunFile(signature, call)
    let rest = Array(call.arguments.dropFirst(signature.words.count - 1))
    guard let code = bind(signature, rest, call) else { return nil }
    let shape = code.listOptions?.fieldNames.map(signature.result.keeping) ?? signature.result
    return CallCode(shape: shape, run: { try await code.run($0) }, bind: { try await code.bind($0) })
  }

  /// The words that may be part of a command's name.
  private static func leadingWords(_ call: CommandCall) -> [String] {
    var words = [call.name.text]
    for argument in call.arguments {
      guard case .word(let word) = argument, let text = word.plainText else { break }
      words.append(text)
    }
    return words
  }

  private func unknownCommand(_ call: CommandCall, _ words: [String]) {
    let head = words[0]
    guard catalog.isGroup(head) else {
      let names = catalog.heads + Array(globals.definitions.keys).sorted()
      let nearest = Suggestion.nearest(to: head, among: names)
      error(
        "unknown-command", "no command '\(head)'" + (nearest.map { " - did you mean '\($0)'?" } ?? ""),
        at: call.name.span, help: nearest == nil ? unknownHelp(head) : nil)
      return
    }
    let members = catalog.members(of: head).filter {
      !$0.contains(" ") || !catalog.isGroup(head + " " + $0.prefix { $0 != " " })
    }
    let choices = Array(Set(members.map { String($0.prefix { $0 != " " }) })).sorted()
    guard words.count > 1, case .word(let second)? = call.arguments.first else {
      error(
        "incomplete-command", "'\(head)' what?", at: call.name.span, help: "one of: \(choices.joined(separator: ", "))")
      return
    }
    let nearest = Suggestion.nearest(to: words[1], among: choices)
    error(
      "unknown-command",
      "no command '\(head) \(words[1].visible())'" + (nearest.map { " - did you mean '\(head) \($0)'?" } ?? ""),
      at: second.span, help: nearest == nil ? "one of: \(choices.joined(separator: ", "))" : nil)
  }

  private func unknownHelp(_ head: String) -> String {
    if FunctionTable.named(head) != nil { return "'\(head)' is a function: \(head)(…)" }
    if find(head) != nil { return "'\(head)' is a variable: $\(head)" }
    return "'help' lists the commands"
  }

  /// `run` of a file known now is checked now.
  private func checkRunFile(_ signature: Signature, _ call: CommandCall) {
    guard signature.name == "run", case .word(let word)? = call.arguments.first, let path = word.literalText,
      !checksLiteralsLate
    else { return }
    do {
      let file = try loader.load(path, relativeTo: script.directory)
      guard !sourcing.contains(file.identity), checkedRuns.insert(file.identity) else { return }
      let inner = Compiler(
        catalog: catalog, sources: sources, loader: loader, globals: GlobalScope(), script: file.context,
        options: options)
      inner.sourcing = sourcing + [file.identity]
      inner.checkedRuns = checkedRuns
      let parsed = Parser.parse(file.source)
      _ = inner.compile(parsed.script)
      diagnostics += parsed.diagnostics + inner.diagnostics
    } catch {
      report(error, at: word.span)
    }
  }

  func report(_ error: any Error, at span: SourceSpan) {
    diagnostics.append(Failure.wrapping(error, at: span).diagnostic)
  }

  // MARK: source

  private func compileSource(_ call: CommandCall) -> [StatementCode] {
    guard call.arguments.count == 1, case .word(let word) = call.arguments[0], let path = word.literalText else {
      error(
        "source-path", "'source' takes one path, written out", at: call.span,
        help: "the script is read before anything runs, so its path cannot be computed; 'run' takes any path")
      return []
    }
    guard !isInDefinition, locals.isOutermost, loopDepth == 0 else {
      error(
        "misplaced-source", "'source' stands at the top level only", at: call.span, help: "'run' may stand anywhere")
      return []
    }
    do {
      let file = try loader.load(path, relativeTo: script.directory)
      guard !sourcing.contains(file.identity) else {
        error("source-cycle", "'\(path.visible())' sources itself", at: word.span)
        return []
      }
      return compileSourced(file)
    } catch {
      report(error, at: word.span)
      return []
    }
  }

  private func compileSourced(_ file: LoadedScript) -> [StatementCode] {
    let parsed = Parser.parse(file.source)
    diagnostics += parsed.diagnostics
    let outer = script
    script = ScriptContext(file: file.context.file, directory: file.context.directory, arguments: outer.arguments)
    sourcing.append(file.identity)
    sourced.insert(file.identity)
    defer {
      script = outer
      sourcing.removeLast()
    }
    let unreadBefore = unread
    collectAssignments(parsed.script.statements)
    declareDefinitions(parsed.script.statements)
    let block = compileStatements(parsed.script.statements)
    // What a library binds need not be read here.
    unread = unread.filter { unreadBefore[$0.key] != nil || $0.key.source != file.source.id }
    return block.statements
  }
}
