import Synchronization
import Testing
import VgshBase
import VgshOutput

@testable import VgshApp

@Suite("Results of files that run side by side")
struct TestCollectorTests {
  private func result(_ path: String, _ round: Int? = nil, failed: Bool = false) -> FileResult {
    let problem = ShownDiagnostic(severity: .error, code: "expectation", message: "no", text: "error: no\n")
    return FileResult(
      path: path,
      tests: [TestResult(name: "t", line: 1, round: round, outcome: failed ? .failed(problem) : .passed)],
      elapsed: .seconds(1), status: failed ? .expectationFailed : .success)
  }

  private func collect(
    _ files: [String], rounds: Int = 1, _ body: (TestCollector) -> Void
  ) -> (told: [String], results: [FileResult]) {
    let told = Mutex<[String]>([])
    let collector = TestCollector(files.map { TestFile(path: $0) }, rounds: rounds) { file in
      told.withLock { $0.append(file.path) }
    }
    body(collector)
    return (told.withLock { $0 }, collector.results)
  }

  @Test("Files are told of in their order, whatever ends first")
  func order() {
    var toldEarly: [String] = []
    let (told, results) = collect(["a", "b", "c"]) { collector in
      collector.add(result("c"), file: 2, round: 1)
      collector.add(result("b"), file: 1, round: 1)
      toldEarly = collector.results.map(\.path)
      collector.add(result("a"), file: 0, round: 1)
    }
    #expect(toldEarly == [])
    #expect(told == ["a", "b", "c"])
    #expect(results.map(\.path) == told)
  }

  @Test("Rounds of a file are one result, in the order of the rounds")
  func rounds() {
    let (told, results) = collect(["a"], rounds: 3) { collector in
      collector.add(result("a", 3), file: 0, round: 3)
      collector.add(result("a", 2, failed: true), file: 0, round: 2)
      collector.add(result("a", 1), file: 0, round: 1)
    }
    #expect(told == ["a"])
    #expect(results.first?.tests.map(\.round) == [1, 2, 3])
    #expect(results.first?.elapsed == .seconds(3))
    #expect(results.first?.status == .expectationFailed)
  }

  @Test("A file without a test that is meant is left out; one that was not begun is skipped with its reason")
  func leftOut() {
    let (_, results) = collect(["a", "dir/b.vgs"]) { collector in
      collector.add(nil, file: 0, round: 1)
      collector.skip(file: 1, round: 1, reason: "why")
    }
    #expect(results.map(\.path) == ["dir/b.vgs"])
    #expect(results.first?.tests.map(\.name) == ["b.vgs"])
    #expect(results.first?.tests.first?.outcome == .skipped(reason: "why"))
  }

  @Test("The exit status is the first of 130, 3, 2, 1, 0")
  func status() {
    func status(
      _ statuses: [VgshBase.ExitStatus], interrupted: Bool = false, other: VgshBase.ExitStatus = .success
    ) -> VgshBase.ExitStatus {
      let files = statuses.map { FileResult(path: "a", tests: [], status: $0) }
      return RunResult(
        files: files, started: .init(milliseconds: 0), elapsed: .zero, isInterrupted: interrupted
      ).status(with: other)
    }
    #expect(status([]) == .success)
    #expect(status([.success, .expectationFailed]) == .expectationFailed)
    #expect(status([.invalidScript, .expectationFailed]) == .invalidScript)
    #expect(status([.invalidScript], other: .runtimeFailure) == .runtimeFailure)
    #expect(status([.invalidScript], interrupted: true, other: .runtimeFailure) == .interrupted)
  }
}
