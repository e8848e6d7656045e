/// How the program ends; the numbers are part of its interface.
package enum ExitStatus: Hashable, Sendable {
  /// All well.
  case success
  /// An expectation or a test failed.
  case expectationFailed
  /// Syntax, static check, or a script that cannot be read.
  case invalidScript
  /// Any other failure at run time.
  case runtimeFailure
  /// Wrong usage of the program.
  case usage
  /// Ended by Ctrl-C or a signal.
  case interrupted
  /// What a script asked for by `exit N`.
  case requested(UInt8)

  package var code: Int32 {
    switch self {
    case .success: 0
    case .expectationFailed: 1
    case .invalidScript: 2
    case .runtimeFailure: 3
    case .usage: 64
    case .interrupted: 130
    case .requested(let code): Int32(code)
    }
  }
}
