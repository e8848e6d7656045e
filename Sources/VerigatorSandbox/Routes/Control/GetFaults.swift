import ExactJSON

/// `GET /sandbox/faults`: the faults in force, in the order in which they are asked.
///
/// `{"faults": [{"operation": "create-user", "path": null, "probability": 1, "after": 0, "times": 2, "status": 503,
/// "delay_ms": 0, "jitter_ms": 0, "close": false, "truncate": false, "body": null}]}`
///
/// `after` and `times` are what is left of them; a fault that has struck as often as it was to is gone.
enum GetFaults {
  static var route: Route {
    Route(
      .faults, .get, "/sandbox/faults",
      .init(summary: "The faults in force, with what is left of them", replies: [.init(200, "The faults", schema)]),
      .control(.reading) { _, transaction in try answer(200, transaction) })
  }

  static var schema: JSONSchema {
    .object(["faults": .array(of: Fault.schema).adding("maxItems", .integer(Transaction.faultLimit))])
  }

  /// What every call about faults is answered with.
  static func answer(_ status: Int, _ transaction: Transaction) throws -> Answer {
    Answer(status, ["faults": .array(try transaction.faults().map(\.json))])
  }
}
