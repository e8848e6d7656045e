import ExactJSON
import OrderedCollections

/// The description of everything that is served, by the rules of OpenAPI 3.1, made of what the routes say of themselves.
///
/// https://spec.openapis.org/oas/v3.1.1.html
enum OpenAPIDocument {
  static func json(of routes: [Route]) -> JSON {
    let shared = Route.replyOfAnyRequest
    var paths: OrderedDictionary<String, OrderedDictionary<String, JSON>> = [:]
    var schemas: OrderedDictionary<String, JSON> = [:]
    for route in routes {
      let operation = OpenAPIOperation(route)
      paths[route.template, default: [:]][route.method.rawValue.lowercased()] = operation.json
      schemas.merge(operation.components) { first, _ in first }
    }
    schemas.sort()
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "vgsh sandbox",
        "version": "1",
        "description": .string(introduction),
      ],
      // The server that the document came from.
      "servers": [["url": "/"]],
      "paths": .object(paths.mapValues { .object($0) }),
      "components": [
        "schemas": .object(schemas),
        "responses": .object(
          OrderedDictionary(uniqueKeysWithValues: shared.map { ($0.name, OpenAPIOperation.json(of: [$0.reply])) })),
        "securitySchemes": [
          "serviceAuth": [
            "type": "apiKey", "in": "header", "name": "X-Service-Auth",
            "description": "user:password, as they are",
          ],
          "adminToken": [
            "type": "http", "scheme": "bearer",
            "description": "Needed for control calls from other machines only",
          ],
        ],
      ],
    ]
  }

  private static let introduction = """
    Messente's Verification API and Number Verification API as the sandbox of vgsh serves them, and the sandbox's own \
    control calls under /sandbox. Limits are those of a sandbox that was started without options. Taken as well, and \
    left out here: paths of the Verification API with "service" in them once, as one page of its documentation has \
    them, those of Number Verification with a slash at the end, and the files of the page at /sandbox/.
    """
}
