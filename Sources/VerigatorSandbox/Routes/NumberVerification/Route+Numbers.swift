import HTTPTypes

extension Route {
  /// A call of Number Verification, which is served under two paths and for two methods: clients differ.
  ///
  /// The Node SDK posts to the second path, to a host that the documentation prints by mistake.
  static func number(
    _ operation: Operation, _ name: String, _ description: Description,
    _ handler: @escaping @Sendable (NumberCall, Account, Transaction) throws -> Answer
  ) -> [Route] {
    let places: [(path: String, method: HTTPRequest.Method, variant: String?)] = [
      ("/verify/\(name)", .get, "get"), ("/verify/\(name)", .post, nil),
      ("/v1/verify/\(name)", .get, "v1-get"), ("/v1/verify/\(name)", .post, "v1"),
    ]
    return places.map { path, method, variant in
      var description = description
      description.variant = variant
      description.takesForm = method == .post
      return Route(operation, method, path, description, .number(handler))
    }
  }
}

extension NumberCall {
  /// A call's own parameters, between those that all calls have. All are texts: what is no number is answered with a word.
  static func described(_ parameters: [(name: String, meaning: String)]) -> [Route.Query] {
    let account = [("username", "The account"), ("password", "Its password")]
    let visitor = [
      ("ip", "Without effect"), ("browser", "Without effect"),
      ("cookie", "An identity of the browser: once verified with a number, it needs no PIN for it"),
    ]
    return (account + parameters + visitor).map { Route.Query(name: $0.0, meaning: $0.1, schema: .string) }
  }
}
