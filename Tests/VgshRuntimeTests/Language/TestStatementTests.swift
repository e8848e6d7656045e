import Testing
import VgshBase
import VgshRuntime

@Suite("test, setup, fail and skip")
struct TestStatementTests {
  /// Runs a script and expects these events of its tests, and the values that `print` showed.
  private func expectEvents(
    _ text: String, _ events: String..., shown: [String] = [], observer: RecordingObserver = RecordingObserver(),
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    let run = LanguageRun()
    _ = try await run.run(text, observer, at: location)
    #expect(observer.events == events, sourceLocation: location)
    #expect(run.host.shown == shown, sourceLocation: location)
  }

  @Test("Statements and tests run in order, and a failing test does not stop the script")
  func order() async throws {
    try await expectEvents(
      "print a; test \"1\" { print b; expect 1 == 2; print never }; print c; test \"2\" { print d }", "1 begins",
      "1 failed: expected 2, but it is 1", "2 begins", "2 passed", shown: ["a", "b", "c", "d"])
    try await expectEvents(
      "test \"1\" { refuse conflict 409 }; test \"2\" { fail \"no ${1 + 1}\" }; test \"3\" { (1 / 0) }", "1 begins",
      "1 failed: refused", "2 begins", "2 failed: no 2", "3 begins", "3 failed: division by zero")
  }

  @Test("An observer leaves tests out; statements show nothing to it, print does")
  func leavingOut() async throws {
    try await expectEvents(
      "show users; 42; test \"1\" { print no }; test \"2\" { show users; print yes }", "2 begins", "2 passed",
      shown: ["yes"], observer: RecordingObserver(leavingOut: ["1"]))
  }

  @Test("setup runs before each later test in its scope, and its defer when the test ends")
  func setups() async throws {
    try await expectEvents(
      """
      test "0" { print zero }
      let n = 0
      setup { $n = $n + 1; let user = "u$n"; defer { print "bye $user" } }
      setup { print "hello $user" }
      test "1" { print $user; let user = "other"; print $user }
      test "2" { defer { print own }; print $user }
      """, "0 begins", "0 passed", "1 begins", "1 passed", "2 begins", "2 passed",
      shown: ["zero", "hello u1", "u1", "other", "bye other", "hello u2", "u2", "own", "bye u2"])
  }

  @Test("A failing setup fails the test, and skips one by skip")
  func failingSetups() async throws {
    try await expectEvents(
      "setup { defer { print end }; refuse server 500 }; test \"1\" { print no }", "1 begins", "1 failed: refused",
      shown: ["end"])
    try await expectEvents("setup { skip \"no net\" }; test \"1\" { print no }", "1 begins", "1 skipped: no net")
  }

  @Test("Tests do not see each other's variables, not even a former run's value")
  func freshVariables() async throws {
    try await expectEvents(
      """
      let first = true
      setup { if $first { $first = false; refuse server }; let x = 1 }
      test "1" { print $x }
      test "2" { print $x; expect $error == null }
      """, "1 begins", "1 failed: refused", "2 begins", "2 passed", shown: ["1"])
  }

  @Test("skip leaves a test, through try and def, and outside of tests the rest of the file")
  func skipping() async throws {
    try await expectEvents(
      """
      def leave(why) { try { skip $why } catch { print no }; return 1 }
      test "1" { defer { print end }; print leave("later"); print no }
      test "2" { if true { skip } }
      """, "1 begins", "1 skipped: later", "2 begins", "2 skipped: -", shown: ["end"])
    try await expectEvents(
      "test \"1\" { print a }; if true { skip \"no $last.status\" }; print no; test \"2\" { print b }", "1 begins",
      "1 passed", "2 begins", "2 skipped: no 200", shown: ["a"])
    let outcome = try await LanguageRun().run("skip \"all of it\"; print no")
    guard case .skipped("all of it") = outcome else { Issue.record("\(outcome)"); return }
  }

  @Test("fail ends a script or test, and no try catches it")
  func failing() async throws {
    let run = LanguageRun()
    let outcome = try await run.run("try { fail \"stop\" } catch { print no }")
    guard case .failed(let failure) = outcome else { Issue.record("\(outcome)"); return }
    #expect(failure.diagnostic.message == "stop")
    #expect(failure.exitStatus == .expectationFailed)
    try await expectFailure("let secret s = \"abcdefgh\"; fail \"with $s\"", "•••")
  }

  @Test("exit by way of a def fails the test and leaves the script running")
  func exits() async throws {
    try await expectEvents(
      "def f() { exit 0 }; test \"1\" { f }; test \"2\" { print on }", "1 begins",
      "1 failed: the test was left by 'exit', which ends scripts only", "2 begins", "2 passed", shown: ["on"])
  }

  @Test("Without an observer failures of tests are reported, each with its test, and counted")
  func unobserved() async throws {
    let run = LanguageRun()
    let outcome = try await run.run("test \"1\" { expect 1 == 2 }; test \"2\" { 42 }; test \"3\" { refuse conflict }")
    guard case .testsFailed(2) = outcome else { Issue.record("\(outcome)"); return }
    #expect(run.host.reports.map(\.message) == ["expected 2, but it is 1", "refused"])
    let label = try #require(run.host.reports[0].labels.first)
    #expect(run.sources[label.span.source]?.text(of: label.span) == "\"1\"")
    #expect(run.host.shown == ["42"])
    guard case .testsFailed(1) = try await run.run("test \"1\" { fail \"x\" }; exit") else { Issue.record(); return }
    guard case .exited(.requested(4)) = try await run.run("test \"1\" { fail \"x\" }; exit 4") else {
      Issue.record()
      return
    }
  }

  @Test("defer blocks know the failure of their test and fail one that passed; the first failure counts")
  func defers() async throws {
    try await expectEvents(
      "test \"1\" { defer { print $error.kind }; refuse conflict 409 }", "1 begins", "1 failed: refused",
      shown: ["conflict"])
    try await expectEvents(
      "test \"1\" { defer { refuse conflict }; print a }", "1 begins", "1 failed: refused", shown: ["a"])
    try await expectEvents(
      "test \"1\" { defer { defer { print deep }; (1 / 0) }; defer { print $error.kind }; expect false }", "1 begins",
      "1 failed: expected false to be true", shown: ["expectation", "deep"])
    try await expectEvents(
      "defer { print last }; test \"1\" { print a }; print b", "1 begins", "1 passed", shown: ["a", "b", "last"])
  }

  @Test("A test that takes too long ends, its defers run, and the next test runs", .timeLimit(.minutes(1)))
  func timeouts() async throws {
    try await expectEvents(
      """
      test "1" { defer { create user bob; print "clean ${$error.kind}" }; hang }
      test "2" { defer { print clean }; while true { let x = 1 } }
      test "3" { print on }
      """, "1 begins", "1 timed out: the test took longer than 20ms", "2 begins",
      "2 timed out: the test took longer than 20ms", "3 begins", "3 passed", shown: ["clean cancelled", "clean", "on"],
      observer: RecordingObserver(timeout: .milliseconds(20)))
  }

  @Test("Ctrl-C ends the running test, its defers run, and the whole run", .timeLimit(.minutes(1)))
  func cancelling() async throws {
    let run = LanguageRun()
    let observer = RecordingObserver()
    let running = Task {
      try await run.run(
        "defer { print end }; test \"1\" { defer { create user bob; print clean }; hang }; test \"2\" { print no }",
        observer)
    }
    for await _ in run.host.hanging.stream { break }
    run.host.interrupts.interrupt()
    guard case .failed(let failure) = try await running.value else { Issue.record("did not fail"); return }
    #expect(failure.exitStatus == .interrupted)
    #expect(observer.events == ["1 begins", "1 cancelled: interrupted"])
    #expect(run.host.shown == ["clean", "end"])
  }

  @Test("A second Ctrl-C ends the defers, one is enough behind a timeout's", .timeLimit(.minutes(1)))
  func cancellingDefers() async throws {
    let run = LanguageRun()
    let running = Task { try await run.run("test \"1\" { defer { hang; print no }; defer { print first }; hang }") }
    var hangs = run.host.hanging.stream.makeAsyncIterator()
    _ = await hangs.next()
    run.host.interrupts.interrupt()
    _ = await hangs.next()
    run.host.interrupts.interrupt()
    guard case .failed(let failure) = try await running.value else { Issue.record("did not fail"); return }
    #expect(failure.exitStatus == .interrupted)
    #expect(run.host.shown == ["first"])
  }

  @Test("Cancelling the task of a run ends it as Ctrl-C does", .timeLimit(.minutes(1)))
  func cancellingTheTask() async throws {
    let run = LanguageRun()
    let observer = RecordingObserver()
    let running = Task { try await run.run("test \"1\" { defer { create user x; print clean }; hang }", observer) }
    for await _ in run.host.hanging.stream { break }
    running.cancel()
    guard case .failed = try await running.value else { Issue.record("did not fail"); return }
    #expect(observer.events == ["1 begins", "1 cancelled: interrupted"])
    #expect(run.host.shown == ["clean"])
  }
}
