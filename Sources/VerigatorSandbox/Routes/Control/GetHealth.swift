/// `GET /sandbox/health`: whether the server answers, and which it is.
///
/// `{"status": "ok", "version": "1.0", "uptime_seconds": 12}`
enum GetHealth {
  static var route: Route {
    Route(
      .health, .get, "/sandbox/health",
      .init(
        summary: "Whether the server answers, and which it is",
        replies: [
          .init(
            200, "It does",
            .object(["status": .constant("ok"), "version": .string, "uptime_seconds": .integer(0...)]).named("Health"))
        ]),
      .control(.reading) { call, transaction in
        let uptime = max(0, transaction.wall - call.settings.started) / 1000
        return Answer(
          200,
          ["status": "ok", "version": .string(call.settings.version), "uptime_seconds": .integer(Int(uptime))])
      })
  }
}
