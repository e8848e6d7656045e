import VGScript
import VgshBase
import VgshRuntime

/// Runs scripts one after the other in one session: all are read and checked before the first runs.
struct ScriptRun {
  let session: Session
  let variables: [(name: String, value: Value)]

  /// One script as it was read.
  struct Piece {
    let source: SourceText
    let context: ScriptContext
    let identity: String?
    /// Whether it goes on with the variables of the one before, as the commands of `-c` do.
    let continues: Bool

    /// `--service S`, as the command that does the same.
    static func choosing(_ service: String, in session: Session) -> Piece {
      let quoted = service.map { "\\\"$".contains($0) ? "\\\($0)" : String($0) }.joined()
      let source = session.sources.add(name: "--service", text: "use \"\(quoted)\"")
      return Piece(source: source, context: ScriptContext(file: nil, directory: "."), identity: nil, continues: true)
    }
  }

  /// - Returns: how the program ends: of several scripts the first status in the order 130, 3, 2, 1.
  func run(_ pieces: [Piece]) async -> ExitStatus {
    guard let prepared = check(pieces) else { return .invalidScript }
    var result = ExitStatus.success
    for (number, (interpreter, program)) in prepared.enumerated() {
      switch await interpreter.run(program) {
      case .completed, .skipped: continue
      // Their diagnostics have been shown.
      case .testsFailed: result = .expectationFailed
      case .exited(let status):
        // `exit` ends a script; the commands of several -c are one.
        let goesOn = number + 1 < pieces.count && !pieces[number + 1].continues
        if status.code != 0 { return status }
        if !goesOn { return result == .success ? status : result }
      case .failed(let failure):
        session.report(failure.diagnostic)
        return failure.exitStatus
      }
    }
    return result
  }

  /// Checks them all.
  ///
  /// - Returns: null where one of them has a mistake; it has been shown.
  private func check(_ pieces: [Piece]) -> [(Interpreter, Program)]? {
    var prepared: [(Interpreter, Program)] = []
    var isGood = true
    for piece in pieces {
      let last = piece.continues ? prepared.last : nil
      let interpreter = last?.0 ?? session.makeInterpreter(variables)
      let checked = interpreter.check(
        piece.source, script: piece.context, identity: piece.identity,
        options: CompilerOptions(
          warnsOfUnread: !piece.continues, takesVariables: true, allowsShell: session.allowsShell),
        after: last?.1)
      report(checked.diagnostics)
      if let program = checked.program {
        prepared.append((interpreter, program))
      } else {
        isGood = false
      }
    }
    return isGood ? prepared : nil
  }

  /// More than these tell nobody anything.
  private static let mostShown = 100

  private func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.prefix(Self.mostShown) { session.report(diagnostic) }
    let left = diagnostics.count - Self.mostShown
    if left > 0 { session.console.writeError("… and \(left) more like these\n") }
  }
}
