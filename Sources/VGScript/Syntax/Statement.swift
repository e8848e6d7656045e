import VgshBase

/// One statement with the bytes it takes, without separators, blanks and comments around it.
package struct Statement: Sendable, Equatable {
  package var kind: Kind
  package var span: SourceSpan

  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable, Equatable {
    /// `let [secret] NAME = RESULT`
    case declaration(Declaration)
    /// `$NAME… = RESULT`
    case assignment(Assignment)
    /// `expect CONDITION [, MESSAGE]`
    case expect(Expectation)
    /// `expect error [KIND | STATUS] { … }`
    case expectError(FailureExpectation)
    /// `if … { … } else if … { … } else { … }`
    case conditional(Conditional)
    /// `try { … } catch { … }`
    case attempt(body: Block, handler: Block?)
    /// `for NAME in LIST { … }`
    case forEach(variable: Name, sequence: Expression, body: Block)
    /// `repeat COUNT { … }`
    case repetition(count: Expression, body: Block)
    /// `while CONDITION { … }`
    case whileLoop(condition: Expression, body: Block)
    case breakLoop
    case continueLoop
    /// `eventually [within DURATION] [every DURATION] { … }`
    case eventually(Eventually)
    /// `test "NAME" { … }`
    case test(name: TextLiteral, body: Block)
    /// `setup { … }`
    case setup(Block)
    /// `defer { … }`
    case deferred(Block)
    /// `fail MESSAGE`
    case fail(Expression)
    /// `skip [REASON]`
    case skip(Expression?)
    /// `def NAME(PARAMETERS) { … }`
    case definition(Definition)
    /// `return [RESULT]`
    case returning(ResultSource?)
    /// `! TEXT`
    case shell(ShellText)
    /// A command, its value shown or led elsewhere.
    case command(CommandStatement)
    /// An expression, its value shown.
    case expression(Expression)
    /// What could not be understood; a diagnostic says why. Skip it silently.
    case invalid
  }
}
