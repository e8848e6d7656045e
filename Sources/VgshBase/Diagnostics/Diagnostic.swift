/// One message to the user about a place in a source: what, where, why and what to do.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable {
    case error
    case warning
    case note
  }

  /// A further place that explains the message ("first defined here").
  package struct Label: Hashable, Sendable {
    package let span: SourceSpan
    package let text: String

    package init(_ span: SourceSpan, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  package var severity: Severity
  /// Stable kebab-case name of the kind of problem, for tests and editors: `unknown-command`.
  package var code: String
  /// One line, lower case, no full stop.
  package var message: String
  /// Null for what stands in no source, such as a file that cannot be read.
  package var span: SourceSpan?
  package var labels: [Label]
  /// What to type or do instead.
  package var help: String?

  package init(
    _ severity: Severity = .error, code: String, _ message: String, at span: SourceSpan?, labels: [Label] = [],
    help: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.labels = labels
    self.help = help
  }
}
