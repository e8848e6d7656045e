import VgshBase

/// Why a script stopped, with its place.
package struct Failure: Error, Sendable {
  package enum Cause: Hashable, Sendable {
    /// A request, or something local: what `try` catches and `expect error` tests.
    case command(CommandFailure.Kind, status: Int?)
    /// A failed `expect`.
    case expectation
    /// `fail`
    case declared
    /// Ctrl-C, or a test's timeout.
    case cancelled
  }

  package var cause: Cause
  package var diagnostic: Diagnostic
  /// Whether somebody has been asked how to go on behind it, and does not.
  var isSettled = false

  package init(_ cause: Cause, _ diagnostic: Diagnostic) {
    self.cause = cause
    self.diagnostic = diagnostic
  }

  /// A mistake in a value, met at run time: of kind `local`.
  init(_ error: ValueError, at span: SourceSpan) {
    self.init(
      .command(.local, status: nil), Diagnostic(code: error.code, error.message, at: span, help: error.help))
  }

  /// A failed command; the statement's place where the failure names none.
  init(_ failure: CommandFailure, at span: SourceSpan) {
    self.init(
      .command(failure.kind, status: failure.status),
      Diagnostic(code: failure.kind.rawValue, failure.message, at: failure.span ?? span, help: failure.help))
  }

  static func cancelled(at span: SourceSpan?) -> Failure {
    Failure(.cancelled, Diagnostic(code: "interrupted", "interrupted", at: span))
  }

  /// What any error that comes out of a host or function means here.
  static func wrapping(_ error: any Error, at span: SourceSpan) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let error as ValueError: Failure(error, at: span)
    case let failure as CommandFailure: Failure(failure, at: span)
    case let error as ArgumentError:
      Failure(CommandFailure(.invalid, error.message, help: error.help), at: span)
    case is CancellationError: .cancelled(at: span)
    default: Failure(CommandFailure.local("\(error)"), at: span)
    }
  }

  /// The failure, nobody to be asked about it any more.
  var settled: Failure {
    var failure = self
    failure.isSettled = true
    return failure
  }

  /// Whether `try` catches it.
  var isCatchable: Bool {
    switch cause {
    case .command: true
    case .expectation, .declared, .cancelled: false
    }
  }

  /// Whether `eventually` tries again: an `expect` or a request failed, and may not the next time.
  var isWorthAnotherTry: Bool {
    switch cause {
    case .expectation: true
    // An argument that is refused before it is sent has no status.
    case .command(.local, _), .command(.invalid, nil), .declared, .cancelled: false
    case .command: true
    }
  }

  /// `$error`.
  var record: Value {
    let (kind, status): (Value, Value) =
      switch cause {
      case .command(let kind, let status): (.text(kind.rawValue), status.map(Value.int) ?? .null)
      case .expectation: ("expectation", .null)
      case .declared: ("fail", .null)
      case .cancelled: ("cancelled", .null)
      }
    return ["kind": kind, "status": status, "message": .text(diagnostic.message)]
  }

  /// How the program ends because of it.
  package var exitStatus: ExitStatus {
    switch cause {
    case .command: .runtimeFailure
    case .expectation, .declared: .expectationFailed
    case .cancelled: .interrupted
    }
  }
}
