extension Route {
  /// What a route says of itself, for the OpenAPI document.
  ///
  /// It leaves out what follows from the route's method, path and handler, as the reply to wrong credentials.
  struct Description: Sendable {
    /// What the operation does, in a few words without a full stop.
    let summary: String

    /// Tells apart the routes of one operation: all but one of them have one, of lower case letters, digits and hyphens.
    var variant: String?
    var query: [Query] = []

    /// Whether the parameters of the query may as well come in the body, as a form.
    var takesForm = false

    /// What the request's body must be; nil where none is read.
    var body: JSONSchema?
    let replies: [Reply]
  }

  /// A parameter of the query, never a required one.
  struct Query: Sendable {
    let name: String
    let meaning: String
    let schema: JSONSchema
  }

  /// A reply that a route may give.
  struct Reply: Sendable {
    let status: Int
    let meaning: String
    var contentType = "application/json"
    let schema: JSONSchema
  }
}

extension Route.Reply {
  /// A reply of JSON.
  init(_ status: Int, _ meaning: String, _ schema: JSONSchema) {
    self.init(status: status, meaning: meaning, schema: schema)
  }

  /// A reply of plain text.
  ///
  /// - Parameter pattern: What the whole text matches.
  static func text(_ status: Int, _ meaning: String, pattern: String) -> Self {
    Self(status: status, meaning: meaning, contentType: "text/plain", schema: .string(pattern: "^(?:\(pattern))$"))
  }

  /// The replies to a successful create or start, of which `Call.createdStatus` chooses.
  static func created(_ meaning: String, _ schema: JSONSchema) -> [Self] {
    [Self(201, meaning, schema), Self(200, "\(meaning); for the official Java SDK", schema)]
  }

  static func refusal(_ kind: Problem.Kind, _ meaning: String) -> Self {
    Self(kind.rawValue, meaning, Problem.schema)
  }
}
