import VgshBase

extension DiagnosticRenderer {
  /// A diagnostic for readers who do not have the sources, its secrets hidden.
  package func shown(_ diagnostic: Diagnostic, redactor: Redactor = Redactor()) -> ShownDiagnostic {
    ShownDiagnostic(
      severity: diagnostic.severity, code: diagnostic.code, message: redactor.redact(diagnostic.message).visible(),
      help: diagnostic.help.map { redactor.redact($0).visible(keepingBreaks: true) },
      place: diagnostic.span.flatMap { place(of: $0) },
      text: redactor.redact(render(diagnostic, for: ConsoleStyle())))
  }

  private func place(of span: SourceSpan) -> ShownDiagnostic.Place? {
    guard let source = sources[span.source] else { return nil }
    let start = source.position(of: span.lower)
    let end = source.position(of: span.upper)
    return .init(
      file: source.name, line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }
}
