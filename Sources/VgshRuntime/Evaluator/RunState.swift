import VgshBase

/// What the statements of one run share besides variables. It belongs to one task.
final class RunState {
  /// A bound with a diagnostic of its own, long before any stack or memory ends.
  static let deepestCall = 500

  let host: any CommandHost
  /// What ends the run early.
  var scope = CancelScope()
  /// `$error`.
  var error: Value = .null
  /// The bodies of `def`s, by the number the compiler gave them.
  var functions: [FunctionCode?] = []
  /// How many `def`s have been called and not returned.
  private var depth = 0

  /// Whom tests are told to; null where a failed one is a diagnostic.
  var observer: (any TestObserver)?
  /// How the tests of the run go.
  var tests = TestProgress()
  /// How many `try`, `expect error`, `eventually` and `defer` blocks are around the place: a failure in them is not
  /// the end of its test, so nobody is asked about it.
  var shields = 0
  /// The variable that the last exchange is about.
  var latestResult: LatestResult?
  /// What a round of `eventually` has shown so far; null where no round is kept back.
  var held: [Shown]?
  /// Under which `defer` blocks run at the moment, after a cancel.
  var cleanup: Cleanup?

  init(host: any CommandHost) { self.host = host }

  /// Runs a command so that Ctrl-C ends it.
  func run(_ call: BoundCall, at span: SourceSpan) async throws -> CommandResult {
    let host = self.host
    do {
      let result = try await scope.run(on: host.executor) { try await host.run(call) }
      for notice in result.notices { emit(.notice(notice)) }
      return result
    } catch {
      throw Failure.wrapping(error, at: span)
    }
  }

  /// Runs a pipe or `!` so that Ctrl-C ends it.
  func shell(
    _ text: String, input: String?, environment: [(name: String, value: String)], captures: Bool, at span: SourceSpan
  ) async throws -> String? {
    let host = self.host
    do {
      return try await scope.run(on: host.executor) {
        try await host.shell(text, input: input, environment: environment, captures: captures)
      }
    } catch {
      throw Failure.wrapping(error, at: span)
    }
  }

  /// Calls a `def`.
  ///
  /// - Parameter arguments: by parameter; null where the default counts.
  func call(_ number: Int, _ arguments: [Value?], from frame: Frame, at span: SourceSpan) async throws -> Value {
    // A recursion may last as long as a loop.
    if scope.isCancelled { throw Failure.cancelled(at: span) }
    guard number < functions.count, let function = functions[number] else {
      throw Failure(ValueError("unknown-function", "the def was never run"), at: span)
    }
    guard depth < Self.deepestCall else {
      throw Failure(
        ValueError(
          "recursion-limit", "'\(function.name)' calls itself more than \(Self.deepestCall) deep",
          help: "see to it that the recursion ends"), at: span)
    }
    depth += 1
    defer { depth -= 1 }
    let inner = Frame(size: function.slotCount, globals: frame.globals, state: self)
    for (slot, argument) in arguments.enumerated() {
      if let argument {
        inner.slots[slot] = argument
      } else {
        inner.slots[slot] = try await function.defaults[slot]?.evaluate(inner) ?? .null
      }
    }
    switch try await function.body.run(inner) {
    case .return(let value): return value
    case .normal, .break, .continue: return .null
    case .exit(let status): throw ExitSignal(status: status)
    }
  }
}

/// The compiled body of a `def`.
struct FunctionCode: Sendable {
  let name: String
  let slotCount: Int
  /// Computes the default of each parameter, in the frame of the call.
  let defaults: [ExpressionCode?]
  let body: BlockCode
}
