import VgshRuntime

/// The session's last request and its reply.
package struct ExportedExchange: Sendable {
  package var method: String
  package var url: String
  /// Of the request, in order, the one with the credentials left out.
  package var headers: [(name: String, value: String)]
  package var body: String?
  /// The user whose credentials went with it; null for none.
  package var username: String?
  /// The field of the body, a form, that carried the password and is left out of it; null where none did.
  package var passwordField: String?
  /// `$last`, for JSON.
  package var value: Value

  package init(
    method: String, url: String, headers: [(name: String, value: String)], body: String?, username: String?,
    value: Value
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.username = username
    self.value = value
  }
}
