/// What may be said about a request that was answered. It holds no header, no query and no body, hence no secret.
package struct RequestLogLine: Sendable {
  package let method: String

  /// The path without the query; `{phone}` stands for a phone number that is a part of it.
  package let path: String

  /// The operation's name, as `create-user`; nil where no route was found.
  package let operation: String?
  package let status: Int

  /// From the request's head to the moment at which the answer is handed to the connection.
  package let duration: Duration

  /// What a fault did to the answer, as `status 503`; nil for most.
  package let fault: String?

  /// A remark for the developer, as that the path is not the documented one.
  package let remark: String?
}

extension RequestLogLine {
  /// The same with so many bytes of its path at most.
  func shortened(to limit: Int) -> RequestLogLine {
    RequestLogLine(
      method: method, path: String(decoding: path.utf8.prefix(limit), as: UTF8.self) + "…", operation: operation,
      status: status, duration: duration, fault: fault, remark: remark)
  }
}
