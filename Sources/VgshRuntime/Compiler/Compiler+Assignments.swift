import VGScript

extension Compiler {
  /// Finds the names that any statement assigns to, blocks included: nothing is known of the shape of their values.
  func collectAssignments(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .assignment(let assignment): assigned.insert(assignment.name.text)
      case .expectError(let expectation): collectAssignments(expectation.body.statements)
      case .conditional(let conditional):
        for branch in conditional.branches { collectAssignments(branch.body.statements) }
        collectAssignments(conditional.otherwise?.statements ?? [])
      case .attempt(let body, let handler):
        collectAssignments(body.statements)
        collectAssignments(handler?.statements ?? [])
      case .forEach(_, _, let body), .repetition(_, let body), .whileLoop(_, let body), .test(_, let body):
        collectAssignments(body.statements)
      case .eventually(let eventually): collectAssignments(eventually.body.statements)
      case .setup(let body), .deferred(let body): collectAssignments(body.statements)
      case .definition(let definition): collectAssignments(definition.body.statements)
      case .declaration, .expect, .breakLoop, .continueLoop, .fail, .skip, .returning, .shell, .command, .expression,
        .invalid:
        break
      }
    }
  }
}
