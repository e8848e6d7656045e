import ExactJSON

/// `POST /sandbox/faults` with one fault, as `{"operation": "create-user", "status": 503, "times": 2}`: adds it behind
/// those in force, whoever else adds one at that moment. Answers as `GET` does.
enum AddFault {
  static var route: Route {
    Route(
      .addFault, .post, "/sandbox/faults",
      .init(
        summary: "Lets more calls fail from now on", body: Fault.schema,
        replies: [.init(201, "The faults, the new one last", GetFaults.schema)]),
      .control(.writing) { call, transaction in
        try transaction.add(Fault(call.fields().json, at: ""))
        return try GetFaults.answer(201, transaction)
      })
  }
}
