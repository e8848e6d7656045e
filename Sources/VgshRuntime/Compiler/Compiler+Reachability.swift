import VGScript
import VgshBase

extension Compiler {
  /// Whether a statement does something where it stands; a `def` is known in the whole file.
  func isRun(_ statement: Statement) -> Bool {
    if case .definition = statement.kind { false } else { true }
  }

  func warnOfUnreachable(_ statement: Statement, behind ending: Statement) {
    let line = sources[ending.span.source]?.position(of: ending.span.lower).line ?? 0
    warning(
      "unreachable-code", "this never runs: the statement before it always leaves", at: statement.span,
      help: "line \(line) ends the block")
  }

  /// Whether nothing behind a statement runs, in the same block.
  func leaves(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .breakLoop, .continueLoop, .returning, .fail: true
    // Whoever skips a test or the rest of a file wants it to stay where it is.
    case .skip: false
    case .command(let command): catalog.resolve([command.call.name.text])?.endsSession ?? false
    case .conditional(let conditional):
      conditional.otherwise.map(leaves) ?? false && conditional.branches.allSatisfy { leaves($0.body) }
    // Whatever fails in the body goes on behind its handler.
    case .attempt(let body, let handler): handler.map(leaves) ?? false && leaves(body)
    case .declaration, .assignment, .expect, .expectError, .forEach, .repetition, .whileLoop, .eventually, .test,
      .setup, .deferred, .definition, .shell, .expression, .invalid:
      false
    }
  }

  private func leaves(_ block: Block) -> Bool { block.statements.contains(where: leaves) }
}
