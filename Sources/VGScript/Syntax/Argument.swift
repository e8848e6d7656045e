import VgshBase

/// One thing behind the name of a command.
package enum Argument: Sendable, Equatable {
  case word(Word)
  case option(OptionArgument)
  /// `--`: only words follow.
  case endOfOptions(SourceSpan)

  package var span: SourceSpan {
    switch self {
    case .word(let word): word.span
    case .option(let option): option.span
    case .endOfOptions(let span): span
    }
  }
}
