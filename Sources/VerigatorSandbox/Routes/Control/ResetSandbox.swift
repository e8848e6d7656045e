/// `POST /sandbox/reset`: forgets everything but the accounts; with a seed, ids and PINs begin again. Takes no body.
enum ResetSandbox {
  static var route: Route {
    Route(
      .reset, .post, "/sandbox/reset",
      .init(summary: "Forgets everything but the accounts", replies: [.init(201, "It is done", .object([:]))]),
      .control(.writing) { _, transaction in
        try transaction.reset()
        return Answer(201, [:])
      })
  }
}
