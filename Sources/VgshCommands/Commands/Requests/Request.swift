import Verigator
import VgshRuntime

/// Sends any request to the server.
package struct Request: ShellCommand {
  private static let method = Parameter<RequestMethod>("METHOD", "GET, POST, PUT, DELETE or another")
  private static let path = Parameter<RequestPath>("PATH", "path below the base URL, with its query")
  private static let body = Option<Value>("body", "what to send: text as it is, anything else as JSON")
  private static let headers = RepeatedOption<RequestHeader>("header", "a header, as 'Name: value'")
  private static let noAuth = Flag("no-auth", "leave user name and password out")

  package static let signature = Signature(
    "request", "send any request, and give its reply's body", parameters: [method, path],
    options: [body, headers, noAuth], result: .any,
    details: """
      A body of JSON is given as its value, any other as text, an empty one as null. A status that is not 2xx is a \
      failure, as anywhere. A body goes out as application/json unless a header says otherwise.
      """,
    examples: [
      .init("request GET /v1/service/service/${(show service).id}", "the same as 'show service', by hand"),
      .init(
        "request POST /v1/service/service --body {name: \"TeaHouse\", fqdn: \"teahouse.com\"}",
        "the same as 'create service', by hand"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    var request = RawRequest(
      method: call[Self.method].method, path: call[Self.path], body: try Self.bytes(call[Self.body]))
    request.headers.append(contentsOf: call[Self.headers].map(\.field))
    request.isAuthenticated = !call[Self.noAuth]
    let prepared = request
    let reply = try await context.call { client in try await client.send(prepared) }
    return .value(reply.value)
  }

  /// Secrets in the body are sent as they are: that is what they are for.
  private static func bytes(_ body: Value?) throws -> [UInt8]? {
    guard let body else { return nil }
    try body.checkWrittenSize()
    if let text = body.revealedText { return Array(text.utf8) }
    return body.revealedJSON.bytes()
  }

  /// Headers that carry secrets take them from the environment.
  package static func replay(_ call: LoggedCall, in script: ScriptWriter) -> [ReplayedCall] {
    var request = script.command(call)
    let headers = call.arguments.filter { call.spec(of: $0).name == Self.headers.spec.name }
    var written = headers.map { script.header($0.value) }[...]
    for index in request.arguments.indices where request.arguments[index].name == Self.headers.spec.name {
      if let word = written.popFirst() ?? nil { request.arguments[index].word = word }
    }
    return [request]
  }
}
