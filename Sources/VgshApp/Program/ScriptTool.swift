import VgshBase
import VgshOutput

/// What the parts of the program that only look at scripts have in common: sources, console, diagnostics, status.
final class ScriptTool {
  let sources = SourceMap()
  let console: any Console
  private let renderer: DiagnosticRenderer
  private(set) var status = ExitStatus.success

  init(_ environment: ProgramEnvironment, color: ColorMode) {
    console = SystemConsole(environment, color: { color })
    renderer = DiagnosticRenderer(sources: sources)
  }

  /// Shows a diagnostic on standard error.
  func report(_ diagnostic: Diagnostic) { console.writeError(renderer.render(diagnostic, for: console.error)) }

  /// More than these of one script tell nobody anything.
  private static let mostShown = 100

  func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.prefix(Self.mostShown) { report(diagnostic) }
    let left = diagnostics.count - Self.mostShown
    if left > 0 { console.writeError("… and \(left) more like these\n") }
  }

  /// Takes note of how it went with one script: of several statuses the first in 3, 2, 1, 0 counts.
  func note(_ status: ExitStatus) {
    if status.code > self.status.code { self.status = status }
  }

  /// Sees to it that nothing written is lost unsaid.
  func finish() -> ExitStatus {
    console.flush()
    if let loss = console.health.diagnostic {
      report(loss)
      note(.runtimeFailure)
    }
    return status
  }
}
