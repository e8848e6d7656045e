import ExactJSON

/// `PUT /sandbox/faults` with `{"faults": […]}`: these are the faults from now on. Answers as `GET` does, whose answer
/// it takes.
///
/// A fault strikes requests under `/v1` and `/verify`, those of an `operation` or a `path` or all, `probability` of
/// them, `after` so many, so many `times`. `status` and `body` are answered instead of what the call would have done;
/// `close` and `truncate` break the connection once it was done; `delay_ms` and up to `jitter_ms` more hold the answer
/// back. A reply that a fault touched says so in `X-Sandbox-Fault`.
enum SetFaults {
  static var route: Route {
    Route(
      .setFaults, .put, "/sandbox/faults",
      .init(
        summary: "Lets these calls fail from now on, and no others",
        body: GetFaults.schema.adding("additionalProperties", false),
        replies: [.init(200, "The faults", GetFaults.schema)]),
      .control(.writing) { call, transaction in
        let fields = try call.fields()
        guard fields.names.allSatisfy({ $0 == "faults" }), let list = fields["faults"]?.array else {
          throw Problem(.invalid, #"The body must be {"faults": [ … ]}, a list of faults and nothing else"#)
        }
        var faults: [Fault] = []
        for (index, json) in list.enumerated() { faults.append(try Fault(json, at: "faults[\(index)]")) }
        try transaction.replaceFaults(by: faults)
        return try GetFaults.answer(200, transaction)
      })
  }
}
