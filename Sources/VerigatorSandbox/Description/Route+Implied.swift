extension Route {
  /// The replies that follow from a route's path, handler and input, before those that it names itself.
  var impliedReplies: [Reply] {
    var replies: [Reply] = []
    switch handler {
    case .account:
      replies.append(.refusal(.unauthorized, "X-Service-Auth is missing, malformed or wrong"))
      if parameters.contains(.service) {
        replies.append(.refusal(.forbidden, "The service belongs to another account"))
        replies.append(.refusal(.notFound, "No such service\(parameters.contains(.user) ? " or user" : "")"))
      }
    case .number:
      // Whatever is wrong, the reply is 200 and a word.
      return []
    case .control, .waiting:
      replies.append(.refusal(.forbidden, "The call is neither from this machine nor has the admin token"))
    }
    if description.body != nil || !description.query.isEmpty {
      replies.append(
        .refusal(.invalid, "Something in the request is missing or not as described; the message names it"))
    }
    return replies
  }

  /// The replies that any request may get, from the connection or from the server in trouble, each by its name.
  static var replyOfAnyRequest: [(name: String, reply: Reply)] {
    [
      ("Malformed", .refusal(.malformed, "This is no HTTP/1.1 request")),
      ("Timeout", .refusal(.timeout, "The request was not sent in time")),
      ("TooLarge", .refusal(.tooLarge, "The body is too large")),
      ("HeadersTooLarge", .refusal(.headersTooLarge, "The request's head is too large")),
      ("Failed", .refusal(.failed, "The sandbox or its storage failed")),
    ]
  }

  /// What stands in the places of the path, in their order.
  var parameters: [Parameter] {
    path.compactMap { if case .parameter(let parameter) = $0 { parameter } else { nil } }
  }

  /// The path with its parameters in braces, as OpenAPI writes it.
  var template: String {
    path.map { segment in
      switch segment {
      case .literal(let text): "/\(text)"
      case .parameter(let parameter): "/{\(parameter.rawValue)}"
      }
    }.joined()
  }

  /// A name that no other route has.
  var operationID: String {
    [operation.rawValue, description.variant].compactMap(\.self).joined(separator: "-")
  }
}

extension Route.Parameter {
  var meaning: String {
    switch self {
    case .service: "The id of a service"
    case .user: "The id of a user"
    case .phone: "A phone number"
    case .account: "The user name of an account"
    }
  }

  var schema: JSONSchema {
    switch self {
    case .service, .user: .id
    case .phone: PhoneNumber.schema
    case .account: Credentials.usernameSchema
    }
  }
}
