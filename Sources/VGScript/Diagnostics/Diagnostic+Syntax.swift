import VgshBase

extension Diagnostic {
  /// An error found by the parser.
  init(
    _ code: SyntaxCode, _ message: String, at span: SourceSpan, labels: [Label] = [], help: String? = nil
  ) {
    self.init(.error, code: code.rawValue, message, at: span, labels: labels, help: help)
  }
}
