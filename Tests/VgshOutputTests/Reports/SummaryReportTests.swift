import Testing
import VgshBase
import VgshOutput

struct SummaryReportTests {
  private func text(_ run: RunResult) -> String { SummaryReport().render(run).plain }

  @Test("One test that passed needs two lines")
  func short() {
    let test = TestResult(name: "t", line: 1, outcome: .passed)
    let run = RunResult(
      files: [FileResult(path: "a.vgs", tests: [test])], started: SampleRun.started, elapsed: .milliseconds(12))
    #expect(text(run) == "1 file in 12 ms\n1 passed, 0 failed\n")
    #expect(text(SampleRun.empty) == "0 files in 0.0 ms\n0 passed, 0 failed\n")
  }

  @Test("Each failure with its diagnostic, its output and its exchanges; then flaky, slowest, counts")
  func whole() {
    #expect(
      text(SampleRun.mixed) == """
        failed: shop/coffee.vgs: <b>"it's" & more</b> ]]> # 1 \\ | `x` $y ${z} (250 ms)
        shop/coffee.vgs:7:10: error: expected true
          7 |   expect $answer.verified
            |          ^^^^^^^^^^^^^^^^
          help: look at the reply
          printed:
            colour \\u{1B}[31m ]]> \u{FFFE}\\r
          requests:
            … 4 before
            create-service  201 Created  12 ms  POST http://127.0.0.1:8480/v1/service/service
              > {"name":"<CoffeeShop>","fqdn":"coffeeshop.com"}
              < {"id":"81213bfd","name":"<CoffeeShop>"}
            verify  connection refused  3.0 ms, 3 attempts  PUT http://127.0.0.1:8480/v1/service/service/1/users/2/auth
              > {"token":"•••"}

        failed: shop/coffee.vgs: slow (1.00 s)
        error: took longer than 1s

        failed: broken.vgs
        broken.vgs:1:1: error: no command 'crate' - did you mean 'create'?
        error: no variable '$x'

        flaky.vgs:2:5: warning: 'x' is never read

        failed: flaky.vgs: sometimes (round 2) (22 ms)
        error: the service exists already

        flaky:
          flaky.vgs: sometimes failed in 1 of 3 rounds (33 %)

        slowest:
          1.00 s  shop/coffee.vgs: slow
          250 ms  shop/coffee.vgs: <b>"it's" & more</b> ]]> # 1 \\ | `x` $y ${z}
           23 ms  flaky.vgs: sometimes (round 3)
           22 ms  flaky.vgs: sometimes (round 2)
           21 ms  flaky.vgs: sometimes (round 1)

        3 files in 1.40 s
        3 passed, 4 failed, 1 skipped

        """)
  }

  @Test("The closing line stands alone in colour too")
  func closingLine() {
    let colored = SummaryReport().render(SampleRun.mixed).rendered(color: true)
    #expect(colored.hasSuffix("\n\u{1B}[1;31m3 passed, 4 failed, 1 skipped\u{1B}[0m\n"))
  }

  @Test("An interrupted run says so")
  func interrupted() {
    var run = SampleRun.empty
    run.isInterrupted = true
    #expect(text(run) == "interrupted before all tests had run\n0 files in 0.0 ms\n0 passed, 0 failed\n")
  }

  @Test("Of many failures the first are shown whole, the next named, the rest counted")
  func bounds() {
    let lines = text(SampleRun.many(600, failing: true)).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("failed: ") } == 500)
    #expect(lines.contains("failed: many.vgs: test 51 (0.0 ms): expected true"))
    #expect(lines.contains("… and 100 more failures"))
    #expect(lines.count { $0.hasPrefix("many.vgs") } == 0)
  }

  @Test("Only the last exchanges have their bodies, and only the beginning of those")
  func exchanges() {
    var exchange = SampleRun.created
    exchange.body = (1...20).map { "line \($0)" }.joined(separator: "\n")
    exchange.requestBody = String(repeating: "x", count: 3000)
    let test = TestResult(
      name: "t", line: 1, outcome: .failed(SampleRun.failure("x", "m")),
      exchanges: Array(repeating: exchange, count: 7))
    let lines = text(
      RunResult(files: [FileResult(path: "a.vgs", tests: [test])], started: SampleRun.started, elapsed: .zero)
    ).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("    create-service  201 Created  12 ms  POST ") } == 7)
    #expect(lines.count { $0 == "      < line 12" } == 5)
    #expect(lines.count { $0 == "      < line 13" } == 0)
    #expect(lines.count { $0 == "      < …" } == 5)
    #expect(lines.count { $0 == "      > …" } == 5)
    #expect(lines.allSatisfy { $0.count < 2020 })
  }

  @Test("A test is flaky when its rounds differ, skipped ones apart")
  func flaky() {
    func test(_ name: String, _ round: Int, _ outcome: TestResult.Outcome) -> TestResult {
      TestResult(name: name, line: 1, round: round, outcome: outcome)
    }
    let failed = TestResult.Outcome.failed(SampleRun.failure("x", "m"))
    var tests = [
      test("good", 1, .passed), test("good", 2, .skipped(reason: nil)), test("bad", 1, failed), test("bad", 2, failed),
    ]
    for round in 1...1000 { tests.append(test("rare", round, round == 500 ? failed : .passed)) }
    let run = RunResult(
      files: [FileResult(path: "a.vgs", tests: tests)], started: SampleRun.started, elapsed: .zero)
    #expect(run.flakyTests.map(\.name) == ["rare"])
    #expect(run.flakyTests.map(\.percent) == [1])
  }
}
