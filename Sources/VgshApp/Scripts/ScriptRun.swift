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
  }

  /// - Returns: how the program ends: of several scripts the first status in the order 130, 3, 2, 1.
  func run(_ pieces: [Piece]) async -> ExitStatus {
    guard let prepared = check(pieces) else { return .invalidScript }
    for (interpreter, program) in prepared {
      switch await interpreter.run(program) {
      case .completed: continue
      case .exited(let status):
        if status == .success || status == .requested(0) { continue }
        return status
      case .failed(let failure):
        session.report(failure.diagnostic)
        return failure.exitStatus
      }
    }
    return .success
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
        options: piece.continues ? .prompt : .script, after: last?.1)
      for diagnostic in checked.diagnostics { session.report(diagnostic) }
      if let program = checked.program {
        prepared.append((interpreter, program))
      } else {
        isGood = false
      }
    }
    return isGood ? prepared : nil
  }
}
