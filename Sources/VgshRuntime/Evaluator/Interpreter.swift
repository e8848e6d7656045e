import VGScript
import VgshBase

/// Checks and runs scripts in one session: each sees the variables and `def`s of those before.
///
/// It belongs to one task at a time.
package final class Interpreter {
  private let host: any CommandHost
  private let sources: SourceMap
  private let loader: any ScriptLoader
  private let state: RunState
  private let frame: Frame
  private var globals = GlobalScope()

  package init(host: any CommandHost, sources: SourceMap, loader: any ScriptLoader) {
    self.host = host
    self.sources = sources
    self.loader = loader
    state = RunState(host: host)
    frame = Frame(size: 0, globals: nil, state: state)
  }

  /// Binds a variable before any script runs, as `--var` does.
  package func define(_ name: String, _ value: Value) {
    let variable = globals.declare(name, shape: .any, at: nil)
    frame.grow(to: globals.slotCount)
    frame.slots[variable.slot] = value
  }

  /// The variables of the top level that have a value, in the order of their names.
  package var variables: [(name: String, value: Value)] {
    globals.names.compactMap { name in
      guard let slot = globals.variables[name]?.slot, slot < frame.slots.count else { return nil }
      return frame.slots[slot].map { (name, $0) }
    }
  }

  /// The names of the session's own commands, in order.
  package var definitions: [String] { globals.definitions.keys.sorted() }

  /// Parses and checks a whole script. Nothing runs, and nothing of the session changes.
  ///
  /// - Parameter earlier: a program that will run before it, whose variables it sees.
  package func check(
    _ source: SourceText, script: ScriptContext, identity: String? = nil, options: CompilerOptions,
    after earlier: Program? = nil
  ) -> CheckedScript {
    StaticCheck(catalog: host.catalog, sources: sources, loader: loader, globals: earlier?.globals ?? globals)
      .check(source, script: script, identity: identity, options: options)
  }

  /// How a script ended.
  package enum Outcome: Sendable {
    case completed
    /// It ran to its end, or was left by `skip` or an `exit` without complaint; so many of its tests failed.
    case testsFailed(Int)
    /// Left by `skip` outside of any test, with its reason: the tests behind it are skipped too.
    case skipped(reason: String?)
    case failed(Failure)
    /// By `exit`.
    case exited(ExitStatus)
  }

  /// Runs a script that passed the check.
  ///
  /// - Parameters:
  ///   - scope: ends it early, as the cancellation of the task does. Cancelled once more it ends the `defer` blocks.
  ///   - observer: is told how the tests go; without one the failure of a test is reported to the host.
  package func run(
    _ program: Program, scope: CancelScope = CancelScope(), observer: (any TestObserver)? = nil
  ) async -> Outcome {
    globals = program.globals
    frame.grow(to: globals.slotCount)
    if state.functions.count < globals.definitionCount {
      state.functions += Array(repeating: nil, count: globals.definitionCount - state.functions.count)
    }
    for (number, function) in program.functions { state.functions[number] = function }
    state.scope = scope
    state.observer = observer
    state.tests = TestProgress()
    let token = host.interrupts.push { scope.cancel() }
    defer { host.interrupts.remove(token) }
    let outcome = await withTaskCancellationHandler {
      await run(program)
    } onCancel: {
      scope.cancel()
    }
    state.endCleanup()
    return outcome
  }

  private func run(_ program: Program) async -> Outcome {
    do {
      if case .exit(let status) = try await program.block.run(frame) { return outcome(.exited(status)) }
      if let failure = state.tests.passedOver { return .failed(failure) }
      return outcome(.completed)
    } catch let failure as Failure {
      return .failed(failure)
    } catch let exit as ExitSignal {
      return outcome(.exited(exit.status))
    } catch let skip as SkipSignal {
      state.skipRest(of: program.tests, reason: skip.reason)
      return outcome(.skipped(reason: skip.reason))
    } catch {
      return .failed(Failure.wrapping(error, at: SourceSpan(source: SourceID(0), lower: 0, upper: 0)))
    }
  }

  /// A test that failed is not made good by a good end.
  private func outcome(_ outcome: Outcome) -> Outcome {
    guard state.tests.failed > 0 else { return outcome }
    switch outcome {
    case .completed, .skipped, .exited(.success), .exited(.requested(0)): return .testsFailed(state.tests.failed)
    case .testsFailed, .failed, .exited: return outcome
    }
  }
}
