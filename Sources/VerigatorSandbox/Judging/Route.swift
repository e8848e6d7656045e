import HTTPTypes

/// One operation of the server: its method, its path and what answers it. Each route is in a file of its own.
struct Route: Sendable {
  /// A place in a path.
  enum Parameter: String, Sendable {
    case service
    case user
    case phone
    case account
  }

  /// What answers, and what has to be judged before.
  enum Handler: Sendable {
    /// A call of the Verification API, for an account whose credentials are right.
    case account(Store.Access, @Sendable (Call, Account, Transaction) throws -> Answer)

    /// A call of Number Verification, whose credentials are among its parameters.
    case number(@Sendable (NumberCall, Account, Transaction) throws -> Answer)

    /// A control call.
    case control(Store.Access, @Sendable (Call, Transaction) throws -> Answer)

    /// A control call that waits.
    case waiting(@Sendable (Call, Store) async throws -> Answer)
  }

  let operation: Operation
  let method: HTTPRequest.Method
  let path: [Segment]
  let description: Description
  let handler: Handler

  /// Whether the request has a body that is a JSON object.
  var hasBody: Bool { description.body != nil }

  /// - Parameter path: As `/v1/service/service/{service}`; what stands in braces is a `Parameter`. A slash at the end
  ///   counts.
  init(
    _ operation: Operation, _ method: HTTPRequest.Method, _ path: String, _ description: Description, _ handler: Handler
  ) {
    self.operation = operation
    self.method = method
    self.path = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(Segment.init)
    self.description = description
    self.handler = handler
  }
}

extension Route {
  /// One segment of a route's path.
  enum Segment: Sendable {
    case literal(String)
    case parameter(Parameter)

    fileprivate init(_ text: Substring) {
      if text.hasPrefix("{"), let parameter = Parameter(rawValue: String(text.dropFirst().dropLast())) {
        self = .parameter(parameter)
      } else {
        self = .literal(String(text))
      }
    }
  }

  /// The parameters of a path that this route's path fits, or nil.
  func parameters(of segments: ArraySlice<String>) -> [Parameter: String]? {
    guard segments.count == path.count else { return nil }
    var parameters: [Parameter: String] = [:]
    for (segment, text) in zip(path, segments) {
      switch segment {
      case .literal(let literal): if literal != text { return nil }
      case .parameter(let parameter): parameters[parameter] = text
      }
    }
    return parameters
  }
}
