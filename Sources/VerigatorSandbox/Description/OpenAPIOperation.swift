import ExactJSON
import OrderedCollections

/// A route as an operation of the OpenAPI document.
struct OpenAPIOperation {
  let json: JSON

  /// The named schemas that it refers to.
  let components: OrderedDictionary<String, JSON>

  init(_ route: Route) {
    let replies = OrderedDictionary(grouping: route.impliedReplies + route.description.replies, by: \.status)
    var responses = replies.mapValues { Self.json(of: $0) }
    for (name, reply) in Route.replyOfAnyRequest where responses[reply.status] == nil {
      responses[reply.status] = ["$ref": .string("#/components/responses/\(name)")]
    }
    responses.sort()

    var members: OrderedDictionary<String, JSON> = [
      "operationId": .string(route.operationID),
      "summary": .string(route.description.summary),
      "tags": [.string(route.tag)],
      "security": route.security,
      "parameters": .array(Self.parameters(of: route)),
    ]
    members["requestBody"] = Self.body(of: route.description)
    members["responses"] = .object(
      OrderedDictionary(uniqueKeysWithValues: responses.map { (String($0.key), $0.value) }))
    json = .object(members)

    let schemas = replies.values.joined().map(\.schema) + [route.description.body].compactMap(\.self)
    components = schemas.reduce(into: [:]) { $0.merge($1.components) { first, _ in first } }
  }

  private static func body(of description: Route.Description) -> JSON? {
    if let body = description.body {
      return ["required": true, "content": ["application/json": ["schema": body.json]]]
    }
    guard description.takesForm else { return nil }
    let form = JSONSchema.form(description.query)
    return ["content": ["application/x-www-form-urlencoded": ["schema": form.json]]]
  }

  private static func parameters(of route: Route) -> [JSON] {
    let path: [JSON] = route.parameters.map {
      [
        "name": .string($0.rawValue), "in": "path", "required": true, "description": .string($0.meaning),
        "schema": $0.schema.json,
      ]
    }
    let query: [JSON] = route.description.query.map {
      ["name": .string($0.name), "in": "query", "description": .string($0.meaning), "schema": $0.schema.json]
    }
    return path + query
  }

  /// Replies of one status; of those with the same content type the first says what they hold.
  static func json(of replies: [Route.Reply]) -> JSON {
    let content = OrderedDictionary(
      replies.map { ($0.contentType, ["schema": $0.schema.json] as JSON) }, uniquingKeysWith: { first, _ in first })
    return [
      "description": .string(replies.map(\.meaning).joined(separator: ", or: ")), "content": .object(content),
    ]
  }
}

extension Route {
  fileprivate var tag: String {
    switch handler {
    case .account: "Verification API"
    case .number: "Number Verification API"
    case .control, .waiting: "Sandbox"
    }
  }

  fileprivate var security: JSON {
    switch handler {
    case .account: [["serviceAuth": []]]
    // They are among the parameters, where OpenAPI would have two keys of one account.
    case .number: []
    case .control, .waiting: [[:], ["adminToken": []]]
    }
  }
}
