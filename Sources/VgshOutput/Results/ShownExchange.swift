/// A request and its reply, for readers: secrets hidden, control characters visible, bodies bounded.
package struct ShownExchange: Hashable, Sendable {
  /// The call it was part of, such as `createUser`.
  package var operation: String
  package var method: String
  package var url: String
  package var requestHeaders: [Header]
  package var requestBody: String?
  /// Null where no reply came; `problem` then says why.
  package var status: Int?
  package var headers: [Header]
  package var body: String?
  package var problem: String?
  package var elapsed: Duration
  /// How often it was sent, retries included.
  package var attempts: Int

  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    operation: String, method: String, url: String, requestHeaders: [Header] = [], requestBody: String? = nil,
    status: Int? = nil, headers: [Header] = [], body: String? = nil, problem: String? = nil,
    elapsed: Duration = .zero, attempts: Int = 1
  ) {
    self.operation = operation
    self.method = method
    self.url = url
    self.requestHeaders = requestHeaders
    self.requestBody = requestBody
    self.status = status
    self.headers = headers
    self.body = body
    self.problem = problem
    self.elapsed = elapsed
    self.attempts = attempts
  }
}
