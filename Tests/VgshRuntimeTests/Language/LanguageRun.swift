import Testing
import VGScript
import VgshBase
import VgshRuntime

/// One script run on a host that talks to nobody.
struct LanguageRun {
  let host = LanguageHost()
  let sources = SourceMap()
  var scripts: [String: String] = [:]
  var arguments: [String] = []

  func interpreter() -> Interpreter {
    Interpreter(host: host, sources: sources, loader: LanguageLoader(sources: sources, scripts: scripts))
  }

  /// The diagnostics of the check, as `line:column code`.
  func check(_ text: String) -> [Diagnostic] {
    let source = sources.add(name: "test.vgs", text: text)
    let script = ScriptContext(file: "test.vgs", directory: ".", arguments: arguments)
    return interpreter().check(source, script: script, options: .script).diagnostics
  }

  /// Runs a script that must pass the check.
  func run(_ text: String, at location: SourceLocation = #_sourceLocation) async throws -> Interpreter.Outcome {
    let source = sources.add(name: "test.vgs", text: text)
    let interpreter = interpreter()
    let script = ScriptContext(file: "test.vgs", directory: ".", arguments: arguments)
    let checked = interpreter.check(source, script: script, options: .script)
    let errors = checked.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.message) == [], sourceLocation: location)
    return await interpreter.run(try #require(checked.program, sourceLocation: location))
  }
}

/// Runs a script to its end and expects what it shows.
func expectShown(
  _ text: String, _ shown: String..., scripts: [String: String] = [:], at location: SourceLocation = #_sourceLocation
) async throws {
  let run = LanguageRun(scripts: scripts)
  let outcome = try await run.run(text, at: location)
  if case .failed(let failure) = outcome {
    Issue.record("failed: \(failure.diagnostic.message)", sourceLocation: location)
  }
  #expect(run.host.shown == shown, sourceLocation: location)
}

/// Runs a script that fails, and expects the message and the text that it points at.
func expectFailure(
  _ text: String, _ message: String, points excerpt: String? = nil, at location: SourceLocation = #_sourceLocation
) async throws {
  let run = LanguageRun()
  let outcome = try await run.run(text, at: location)
  guard case .failed(let failure) = outcome else {
    Issue.record("did not fail", sourceLocation: location)
    return
  }
  #expect(failure.diagnostic.message == message, sourceLocation: location)
  guard let excerpt else { return }
  let span = try #require(failure.diagnostic.span, sourceLocation: location)
  #expect(run.sources[span.source]?.text(of: span) == excerpt, sourceLocation: location)
}
