/// `GET /sandbox/requests?limit=`: the last requests that were served, newest first.
///
/// `{"requests": [{"id": 12, "time": "…", "operation": "create-user", "method": "POST", "path": "/v1/…", "status": 201,
/// "milliseconds": 0.31, "fault": null, "remark": null}]}`
///
/// `operation` is null where no route was found. `time` is the real one, whatever the sandbox's clock shows. The path
/// has no query, and neither headers nor bodies are kept, hence no secret. Control calls that only look are left out.
/// Each process keeps the last 1000 of its own, in memory.
enum GetRequests {
  static var route: Route {
    Route(
      .requests, .get, "/sandbox/requests",
      .init(
        summary: "The last requests that were served, newest first", query: [limit.description],
        replies: [.init(200, "The requests", .object(["requests": .array(of: ServedRequest.schema)]).named("Requests"))]
      ),
      .waiting { call, _ in
        Answer(200, ["requests": .array(call.history.newest(try limit.value(in: call) ?? 100).map(\.json))])
      })
  }

  private static let limit = QueryNumber(name: "limit", meaning: "a number from 1 to 10000", range: 1...10_000)
}
