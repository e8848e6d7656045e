import Testing
import VgshBase
import VgshRuntime

@Suite("Asking at failing statements")
struct RecoveryTests {
  @Test("The innermost failing statement is asked about once, with what it sees")
  func asking() async throws {
    let run = LanguageRun()
    let observer = RecordingObserver(answers: [.leaveTest])
    _ = try await run.run(
      "let a = 1; test \"1\" { let b = 2; if true { let c = 3; for d in [4] { expect $a + $c == $d + $b } }; let e = 5; print $e }; test \"2\" { print on }",
      observer)
    #expect(observer.events == ["1 begins", "1 failed: expected 6, but it is 4", "2 begins", "2 passed"])
    #expect(observer.asked.count == 1)
    let statement = try #require(observer.asked.first)
    #expect(run.sources[statement.span.source]?.text(of: statement.span) == "expect $a + $c == $d + $b")
    #expect(statement.variables.map(\.name) == ["a", "b", "c", "d"])
    #expect(statement.variables.map(\.value.displayText) == ["1", "2", "3", "4"])
  }

  @Test("Nobody is asked about what try, expect error, eventually and defer deal with, but about a def")
  func shielded() async throws {
    let run = LanguageRun()
    let observer = RecordingObserver(answers: [])
    _ = try await run.run(
      """
      def f(x) { refuse conflict $x; return 1 }
      test "1" { try { f 409 } catch { print caught }; expect error { f 409 }; eventually { flaky 2 server }; defer { f 1 } }
      test "2" { print f(409) }
      """, observer)
    #expect(observer.asked.map { run.sources[$0.span.source]?.text(of: $0.span) } == ["refuse conflict $x"])
    #expect(observer.asked.first?.variables.map(\.name) == ["x"])
    #expect(run.host.shown == ["caught"])
  }

  @Test("Going on runs the rest of the test, which has failed all the same")
  func proceeding() async throws {
    let run = LanguageRun()
    let observer = RecordingObserver(answers: [.proceed, .proceed])
    _ = try await run.run("test \"1\" { expect 1 == 2; expect 2 == 3; print on }", observer)
    #expect(observer.events == ["1 begins", "1 failed: expected 2, but it is 1"])
    #expect(run.host.shown == ["on"])
  }

  @Test("A retry sees new values, and a test that is made good has passed")
  func retrying() async throws {
    let run = LanguageRun()
    let observer = RecordingObserver(answers: [
      .retry(variables: [("n", 2)]), .retry(variables: [("n", 3), ("unknown", 1)]),
    ])
    _ = try await run.run("test \"1\" { let n = 1; expect $n == 3; print $n }", observer)
    #expect(observer.asked.count == 2)
    #expect(observer.events == ["1 begins", "1 passed"])
    #expect(run.host.shown == ["3"])
  }

  @Test("Aborting ends the test as failed, its defers run, and the run as interrupted")
  func aborting() async throws {
    let run = LanguageRun()
    let observer = RecordingObserver(answers: [.abort])
    let outcome = try await run.run(
      "test \"1\" { defer { print clean }; expect 1 == 2 }; test \"2\" { print no }", observer)
    guard case .failed(let failure) = outcome else { Issue.record("\(outcome)"); return }
    #expect(failure.exitStatus == .interrupted)
    #expect(observer.events == ["1 begins", "1 failed: expected 2, but it is 1"])
    #expect(run.host.shown == ["clean"])
  }

  @Test("Outside of tests, leaving goes on at the next test, and the run has failed")
  func outside() async throws {
    let run = LanguageRun()
    let observer = RecordingObserver(answers: [.leaveTest])
    let outcome = try await run.run(
      "for i in 1..3 { expect $i == 0; print no }; print no; test \"1\" { print yes }; print after", observer)
    guard case .failed(let failure) = outcome else { Issue.record("\(outcome)"); return }
    #expect(failure.diagnostic.message == "expected 0, but it is 1")
    #expect(observer.events == ["1 begins", "1 passed"])
    #expect(run.host.shown == ["yes", "after"])
  }
}
