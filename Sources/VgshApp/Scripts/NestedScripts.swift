import Synchronization
import VgshBase
import VgshCommands
import VgshRuntime

/// Runs the scripts that `run` names, each with variables of its own in the same session.
final class NestedScripts: ScriptRunner {
  /// How deep scripts may run one another.
  private static let deepest = 50

  private let host: @Sendable () -> (any CommandHost)?
  private let sources: SourceMap
  private let loader: FileScriptLoader
  private let report: @Sendable (Diagnostic) -> Void
  private let depth = Mutex(0)

  /// - Parameters:
  ///   - host: the session's; it holds this runner, so it is asked for late.
  ///   - report: shows what the check found.
  init(
    host: @escaping @Sendable () -> (any CommandHost)?, sources: SourceMap, loader: FileScriptLoader,
    report: @escaping @Sendable (Diagnostic) -> Void
  ) {
    self.host = host
    self.sources = sources
    self.loader = loader
    self.report = report
  }

  func run(_ path: String, arguments: [String], caller: SourceSpan?) async throws {
    guard let host = host() else { return }
    let level = depth.withLock { depth in
      depth += 1
      return depth
    }
    defer { depth.withLock { $0 -= 1 } }
    guard level <= Self.deepest else {
      throw CommandFailure.local(
        "scripts run one another more than \(Self.deepest) deep", help: "'\(path.visible())' runs itself", at: caller)
    }
    let file = try loader.load(path, relativeTo: "")
    let script = ScriptContext(file: file.context.file, directory: file.context.directory, arguments: arguments)
    let interpreter = Interpreter(host: host, sources: sources, loader: loader)
    let checked = interpreter.check(file.source, script: script, identity: file.identity, options: .script)
    for diagnostic in checked.diagnostics { report(diagnostic) }
    guard let program = checked.program else {
      throw CommandFailure.local("'\(path.visible())' was not run: it has mistakes", at: caller)
    }
    switch await interpreter.run(program) {
    case .completed, .skipped, .exited(.success), .exited(.requested(0)): return
    case .testsFailed(let count):
      throw CommandFailure.local(
        "\(count) test\(count == 1 ? "" : "s") of '\(path.visible())' failed", at: caller)
    case .failed(let failure): throw failure
    case .exited(let status):
      throw CommandFailure.local("'\(path.visible())' ended with status \(status.code)", at: caller)
    }
  }
}
