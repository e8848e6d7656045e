import VgshBase

/// Why a command failed, in the kinds that scripts test for.
package struct CommandFailure: Error, Hashable, Sendable {
  /// The words behind `expect error` and in `$error.kind`.
  package enum Kind: String, CaseIterable, Sendable {
    case invalid
    case unauthorized
    case forbidden
    case notFound = "not-found"
    case conflict
    case throttled
    case server
    case unexpected
    case network
    case timeout
    /// Everything that failed without HTTP.
    case local
  }

  package var kind: Kind
  /// Of the reply, where there was one.
  package var status: Int?
  /// One line: what failed and why.
  package var message: String
  /// What one can do.
  package var help: String?
  /// The argument it speaks of; the whole statement where null.
  package var span: SourceSpan?

  package init(_ kind: Kind, status: Int? = nil, _ message: String, help: String? = nil, at span: SourceSpan? = nil) {
    self.kind = kind
    self.status = status
    self.message = message
    self.help = help
    self.span = span
  }

  package static func local(_ message: String, help: String? = nil, at span: SourceSpan? = nil) -> CommandFailure {
    CommandFailure(.local, message, help: help, at: span)
  }
}
