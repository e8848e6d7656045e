import Synchronization
import Testing
import VgshBase
import VgshRuntime

/// Keeps what it is told of the tests of a script, and answers at failures as it was told to.
final class RecordingObserver: TestObserver {
  private struct State {
    var events: [String] = []
    var asked: [FailedStatement] = []
    var answers: [Recovery]
  }

  let timeout: Duration?
  let asksAtFailures: Bool
  private let leftOut: Set<String>
  private let state: Mutex<State>

  init(timeout: Duration? = nil, leavingOut: Set<String> = [], answers: [Recovery]? = nil) {
    self.timeout = timeout
    leftOut = leavingOut
    asksAtFailures = answers != nil
    state = Mutex(State(answers: answers ?? []))
  }

  /// `name: ending`, in order.
  var events: [String] { state.withLock(\.events) }
  /// The statements that it was asked about.
  var asked: [FailedStatement] { state.withLock(\.asked) }

  func shouldRun(_ test: TestCase) -> Bool { !leftOut.contains(test.name) }
  func began(_ test: TestCase) { state.withLock { $0.events.append("\(test.name) begins") } }

  func ended(_ test: TestCase, _ ending: TestEnding) {
    let text =
      switch ending {
      case .passed: "passed"
      case .failed(let failure): "failed: \(failure.diagnostic.message)"
      case .skipped(let reason): "skipped: \(reason ?? "-")"
      case .timedOut(let failure): "timed out: \(failure.diagnostic.message)"
      case .cancelled(let failure): "cancelled: \(failure.diagnostic.message)"
      }
    state.withLock { $0.events.append("\(test.name) \(text)") }
  }

  func failed(_ statement: FailedStatement) async -> Recovery {
    state.withLock { state in
      state.asked.append(statement)
      return state.answers.isEmpty ? .leaveTest : state.answers.removeFirst()
    }
  }
}

extension LanguageRun {
  /// Runs a script whose tests are observed.
  func run(
    _ text: String, _ observer: RecordingObserver, scope: CancelScope = CancelScope(),
    at location: SourceLocation = #_sourceLocation
  ) async throws -> Interpreter.Outcome {
    let source = sources.add(name: "test.vgs", text: text)
    let interpreter = interpreter()
    var options = CompilerOptions.script
    options.asksAtFailures = observer.asksAtFailures
    let script = ScriptContext(file: "test.vgs", directory: ".", arguments: arguments)
    let checked = interpreter.check(source, script: script, options: options)
    #expect(checked.diagnostics.filter { $0.severity == .error }.map(\.message) == [], sourceLocation: location)
    return await interpreter.run(
      try #require(checked.program, sourceLocation: location), scope: scope, observer: observer)
  }
}
