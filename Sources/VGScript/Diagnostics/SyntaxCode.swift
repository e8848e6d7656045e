/// The stable names of everything the parser complains about.
package enum SyntaxCode: String, Sendable, CaseIterable {
  // The source as a whole.
  case invalidUTF8 = "invalid-utf8"
  case sourceTooLarge = "source-too-large"
  case nestingTooDeep = "nesting-too-deep"
  case tooManyOperators = "too-many-operators"
  case tooManyErrors = "too-many-errors"

  // Characters.
  case controlCharacter = "control-character"
  case invisibleCharacter = "invisible-character"
  case curlyQuote = "curly-quote"
  case typographicDash = "typographic-dash"
  case blankAfterBackslash = "blank-after-backslash"
  case unexpectedCharacter = "unexpected-character"

  // Open ends.
  case unclosedText = "unclosed-string"
  case unclosedBracket = "unclosed-bracket"
  case unclosedBlock = "unclosed-brace"
  case unclosedLine = "unclosed-line"
  case mismatchedBracket = "mismatched-bracket"
  case unexpectedCloser = "unexpected-closer"

  // Literals.
  case unknownEscape = "unknown-escape"
  case badUnicodeEscape = "bad-unicode-escape"
  case badNumber = "bad-number"
  case leadingZero = "leading-zero"
  case numberTooLarge = "number-too-large"
  case unknownUnit = "unknown-unit"
  case duplicateKey = "duplicate-key"
  case expectedKey = "expected-key"

  // Commands.
  case badCommandName = "bad-command-name"
  case wordNeedsQuotes = "word-needs-quotes"
  case wordsTouch = "words-touch"
  case shortOption = "short-option"
  case badOption = "bad-option"
  case emptyOptionValue = "empty-option-value"
  case shellOperator = "shell-operator"
  case outputNotHere = "output-not-here"
  case missingFile = "missing-file"
  case missingShellText = "missing-shell-text"
  case keywordAsCommand = "keyword-as-command"
  case comparisonAsCommand = "comparison-as-command"

  // Expressions.
  case expectedExpression = "expected-expression"
  case unquotedText = "unquoted-text"
  case singleEquals = "single-equals"
  case foreignOperator = "foreign-operator"
  case chainedComparison = "chained-comparison"
  case expressionContinues = "expression-continues"
  case notNeedsParentheses = "not-needs-parentheses"
  case blankBeforeParenthesis = "blank-before-parenthesis"
  case blankBeforeAccessor = "blank-before-accessor"
  case bracedVariable = "braced-variable"
  case methodCall = "method-call"
  case badAccessor = "bad-accessor"
  case expectedComma = "expected-comma"

  // Statements.
  case unexpectedText = "unexpected-text"
  case expectedName = "expected-name"
  case dollarInBinding = "dollar-in-binding"
  case reservedName = "reserved-name"
  case duplicateParameter = "duplicate-parameter"
  case duplicateClause = "duplicate-clause"
  case expectedEquals = "expected-equals"
  case expectedValue = "expected-value"
  case assignmentWithoutDollar = "assignment-without-dollar"
  case expectedIn = "expected-in"
  case expectedBlock = "expected-block"
  case braceOnOwnLine = "brace-on-own-line"
  case continuationOnOwnLine = "continuation-on-own-line"
  case elseIfSpelling = "else-if-spelling"
  case catchTakesNothing = "catch-takes-nothing"
  case badErrorKind = "bad-error-kind"
  case expectedTestName = "expected-test-name"
}
