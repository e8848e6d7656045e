/// `DELETE /sandbox/clock`: the clock shows the real time again. Answers as `GET` does.
enum ResetClock {
  static var route: Route {
    Route(
      .resetClock, .delete, "/sandbox/clock",
      .init(
        summary: "Lets the clock show the real time again", replies: [.init(200, "The clock", SandboxClock.schema)]),
      .control(.writing) { _, transaction in
        let clock = SandboxClock()
        try transaction.save(clock)
        return Answer(200, clock.json(wall: transaction.wall))
      })
  }
}
