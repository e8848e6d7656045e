/// `GET /sandbox/openapi.json`: everything that is served, as an OpenAPI 3.1 document.
enum GetDescription {
  static var route: Route {
    Route(
      .description, .get, "/sandbox/openapi.json",
      .init(
        summary: "This document",
        replies: [.init(200, "An OpenAPI 3.1 document", schema)]),
      .control(.reading) { _, _ in Answer(200, encoded: document) })
  }

  private static var schema: JSONSchema {
    .object(["openapi": .constant("3.1.0")]).adding("additionalProperties", true)
  }

  private static let document = OpenAPIDocument.json(of: RouteTable.all).bytes(pretty: true)
}
