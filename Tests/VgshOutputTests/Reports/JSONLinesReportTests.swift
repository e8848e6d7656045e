import ExactJSON
import Testing
import VgshBase
import VgshOutput

struct JSONLinesReportTests {
  private func events(_ run: RunResult) throws -> [JSON] {
    let text = ReportFormat.json.report.text(of: run)
    #expect(text.hasSuffix("}\n"))
    return try text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map {
      try JSON(parsing: String($0))
    }
  }

  @Test("A run of nothing is its beginning and its end")
  func empty() {
    #expect(
      ReportFormat.json.report.text(of: SampleRun.empty) == """
        {"event":"run","format":1,"started":"2017-09-15T06:44:15.274Z","seed":null,"files":0}
        {"event":"summary","passed":0,"failed":0,"skipped":0,"elapsed_ms":0.0,"interrupted":false,"flaky":[],\
        "coverage":null}

        """)
  }

  @Test("An event for the run, each file, each test, and the end")
  func order() throws {
    let events = try events(SampleRun.mixed)
    #expect(
      events.map { $0["event"]?.string } == [
        "run", "file", "test", "test", "test", "test", "file", "file", "test", "test", "test", "summary",
      ])
    #expect(
      events.compactMap { $0["status"]?.string } == [
        "failed", "passed", "failed", "skipped", "timed-out", "invalid", "failed", "passed", "failed", "passed",
      ])
    #expect(
      events.last == [
        "event": "summary", "passed": 3, "failed": 4, "skipped": 1, "elapsed_ms": 1400.0, "interrupted": false,
        "flaky": [["file": "flaky.vgs", "name": "sometimes", "failed": 1, "rounds": 3]], "coverage": nil,
      ])
  }

  @Test("A failed test has its diagnostic and its exchanges")
  func failure() throws {
    let test = try events(SampleRun.mixed)[3]
    #expect(test["name"] == .string(SampleRun.hostile))
    #expect(test["file"] == "shop/coffee.vgs")
    #expect(test["line"] == 6)
    #expect(test["round"] == .null)
    #expect(test["elapsed_ms"] == 250.0)
    #expect(test["dropped_exchanges"] == 4)
    #expect(test["output"] == "colour \u{1B}[31m ]]> \u{FFFE}\r\n")
    #expect(test["failure"]?["code"] == "expectation")
    #expect(
      test["failure"]?["place"] == [
        "file": "shop/coffee.vgs", "line": 7, "column": 10, "end_line": 7, "end_column": 25,
      ])
    #expect(
      test["exchanges"]?[1] == [
        "operation": "verify", "method": "PUT", "url": "http://127.0.0.1:8480/v1/service/service/1/users/2/auth",
        "request_headers": [], "request_body": #"{"token":"•••"}"#, "status": nil, "headers": [], "body": nil,
        "problem": "connection refused", "elapsed_ms": 3.0, "attempts": 3,
      ])
    #expect(test["exchanges"]?[0]?["headers"] == [["name": "content-type", "value": "application/json"]])
  }

  @Test("A reason, a round, the mistakes of a file")
  func particulars() throws {
    let events = try events(SampleRun.mixed)
    #expect(events[4]["reason"] == "no modem # here")
    #expect(events[6]["problems"]?[0]?["message"] == "no command 'crate'")
    #expect(events[6]["problems"]?[1]?["place"] == .null)
    #expect(events[6]["exit"] == 2)
    #expect(events[9]["round"] == 2)
  }

  @Test("The coverage is in the end, a seed beyond 63 bits is text")
  func coverage() throws {
    var run = SampleRun.empty
    run.seed = .max
    run.coverageGoal = CoverageGoal(minimum: 50)
    let events = try events(run)
    #expect(events[0]["seed"] == "18446744073709551615")
    let coverage = events[1]["coverage"]
    #expect(coverage?["documented"] == 43)
    #expect(coverage?["seen"] == 0)
    #expect(coverage?["minimum"] == 50.0)
    #expect(coverage?["calls"]?[0]?["call"] == "create-service")
    #expect(coverage?["calls"]?[0]?["documented"]?[0] == ["status": 201, "count": 0])
  }
}
