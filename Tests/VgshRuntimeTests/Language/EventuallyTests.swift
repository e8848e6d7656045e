import Testing
import VgshBase
import VgshRuntime

@Suite("eventually")
struct EventuallyTests {
  @Test("A block is repeated while an expectation or a request in it fails, with pauses on the session's clock")
  func repeats() async throws {
    let run = LanguageRun()
    guard case .completed = try await run.run("eventually { flaky 3 not-found; print done }") else {
      Issue.record("failed")
      return
    }
    #expect(run.host.shown == ["4", "done"])
    #expect(run.host.calls.filter { $0 == "flaky" }.count == 4)
    #expect(run.host.time == .seconds(1) + .milliseconds(1500))
    try await expectShown("let n = 0; eventually every 1s within 1m { $n = $n + 1; print $n; expect $n == 5 }", "5")
  }

  @Test("Its time up, the last failure counts, and says after how long and how many rounds")
  func endsWithTheLastFailure() async throws {
    try await expectFailure(
      "let n = 0; eventually within 2s every 900ms { $n = $n + 1; expect $n == 9 }",
      "still after 2s, 4 rounds: expected 9, but it is 4", points: "$n == 9")
    try await expectFailure(
      "eventually within 0s { refuse conflict 409 }", "still after 0s, one round: refused")
    try await expectFailure("eventually { expect 1 == 2 }", "still after 10s, 21 rounds: expected 2, but it is 1")
  }

  @Test("Only the last round shows its results, a failing one too")
  func shows() async throws {
    try await expectShown("let n = 0; eventually { $n = $n + 1; $n; print \"p$n\"; expect $n == 3 }", "3", "p3")
    let run = LanguageRun()
    _ = try await run.run(
      "let n = 0; eventually within 1s { $n = $n + 1; print $n; eventually within 0s { print in; expect false } }")
    #expect(run.host.shown == ["3", "in"])
  }

  @Test("Other failures end it at once", arguments: ["(1 / 0)", "fail \"x\"", "refuse local", "refuse invalid"])
  func otherFailures(statement: String) async throws {
    let run = LanguageRun()
    guard case .failed = try await run.run("eventually { print once; \(statement) }") else {
      Issue.record("did not fail")
      return
    }
    #expect(run.host.shown == ["once"])
    #expect(run.host.time == .seconds(1))
  }

  @Test("skip, break and return leave it")
  func leaving() async throws {
    try await expectShown("for i in 1..3 { eventually { print $i; if $i == 2 { break } } }", "1", "2")
    try await expectShown("def f() { eventually { return 7 } }; print f()", "7")
    let observer = RecordingObserver()
    _ = try await LanguageRun().run("test \"1\" { eventually { skip \"x\" } }", observer)
    #expect(observer.events == ["1 begins", "1 skipped: x"])
  }

  @Test("A block that moves the clock uses up its time; one that sets it back ends all the same")
  func clock() async throws {
    try await expectFailure(
      "eventually within 5m { advance 301s; expect false }",
      "still after 5m, one round: expected false to be true")
    try await expectFailure(
      "eventually within 5s every 1s { advance -3s; expect false }",
      "still after 5s, 6 rounds: expected false to be true")
  }

  @Test("Durations may be computed, and must be durations")
  func durations() async throws {
    try await expectShown("let limit = 2s; eventually within $limit * 2 every $limit / 4 { print x }", "x")
    try await expectFailure(
      "let n = 5; eventually within $n { print x }", "'within' takes a duration, not an int", points: "$n")
    try await expectFailure(
      "let n = 5; eventually every $n * 0s { print x }", "'every' takes a duration of at least 1ms, not 0s")
  }

  @Test("Ctrl-C ends it while it pauses or asks for the time", .timeLimit(.minutes(1)))
  func cancelling() async throws {
    let run = LanguageRun()
    let running = Task { try await run.run("eventually within 1h { hang }") }
    for await _ in run.host.hanging.stream { break }
    run.host.interrupts.interrupt()
    guard case .failed(let failure) = try await running.value else { Issue.record("did not fail"); return }
    #expect(failure.exitStatus == .interrupted)
  }
}
