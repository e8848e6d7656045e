/// Why an operation on values cannot be done. It knows no place: whoever evaluates adds the span.
package struct ValueError: Error, Hashable, Sendable {
  package let code: String
  package let message: String
  package let help: String?

  package init(_ code: String, _ message: String, help: String? = nil) {
    self.code = code
    self.message = message
    self.help = help
  }
}
