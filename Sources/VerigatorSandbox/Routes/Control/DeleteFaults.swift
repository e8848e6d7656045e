/// `DELETE /sandbox/faults`: no fault is in force any more. Answers `{"faults": []}`.
enum DeleteFaults {
  static var route: Route {
    Route(
      .deleteFaults, .delete, "/sandbox/faults",
      .init(summary: "Lets no call fail any more", replies: [.init(200, "No faults", GetFaults.schema)]),
      .control(.writing) { _, transaction in
        try transaction.deleteFaults()
        return try GetFaults.answer(200, transaction)
      })
  }
}
