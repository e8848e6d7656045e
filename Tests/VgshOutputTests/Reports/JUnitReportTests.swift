import ExactJSON
import Testing
import VgshBase
import VgshOutput
import VgshTestSupport

struct JUnitReportTests {
  private func report(_ run: RunResult) -> String { ReportFormat.junit.report.text(of: run) }

  @Test("A file is a suite, a test a case")
  func form() {
    let file = FileResult(
      path: "a/b.vgs",
      tests: [
        TestResult(name: "one", line: 1, outcome: .passed, elapsed: .microseconds(1999)),
        TestResult(
          name: "two", line: 2, round: 2, outcome: .failed(SampleRun.failure("conflict", "it exists")), output: "x"),
      ], elapsed: .milliseconds(2500))
    #expect(
      report(RunResult(files: [file], started: SampleRun.started, elapsed: .seconds(3))) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="a/b.vgs" package="a" id="0" hostname="localhost" timestamp="2017-09-15T06:44:15" \
        time="2.500" tests="2" failures="0" errors="1" skipped="0">
            <properties>
              <property name="tool" value="vgsh"/>
            </properties>
            <testcase classname="a/b.vgs" name="one" time="0.001"/>
            <testcase classname="a/b.vgs" name="two (round 2)" time="0.000">
              <error message="it exists" type="conflict">error: it exists
          printed:
            x
        </error>
            </testcase>
            <system-out>[two (round 2)]
        x
        </system-out>
            <system-err></system-err>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("A schema accepts it, and junitparser reads what was written")
  func consumer() async throws {
    let suites = try await read(SampleRun.mixed)
    try #require(suites.count == 3)
    let coffee = suites[0]
    #expect(coffee["name"] == "shop/coffee.vgs")
    #expect(coffee["counts"] == [4, 1, 1, 1])
    #expect(coffee["time"] == 1.3)
    #expect(
      coffee["output"] == .string("[a login]\nhello\n[\(SampleRun.hostile)]\ncolour \u{FFFD}[31m ]]> \u{FFFD}\r\n"))
    #expect(coffee["cases"]?[0] == ["name": "a login", "classname": "shop/coffee.vgs", "time": 0.012, "results": []])
    let failed = coffee["cases"]?[1]
    #expect(failed?["name"] == .string(SampleRun.hostile))
    #expect(failed?["results"]?[0]?["kind"] == "Failure")
    #expect(failed?["results"]?[0]?["message"] == "expected true")
    #expect(failed?["results"]?[0]?["type"] == "expectation")
    let text = failed?["results"]?[0]?["text"]?.string ?? ""
    #expect(text.hasPrefix("shop/coffee.vgs:7:10: error: expected true\n  7 |   expect $answer.verified\n"))
    #expect(text.contains("create-service  201 Created  12 ms  POST http://127.0.0.1:8480/v1/service/service\n"))
    #expect(coffee["cases"]?[2]?["results"]?[0]?["kind"] == "Skipped")
    #expect(coffee["cases"]?[2]?["results"]?[0]?["text"] == "no modem # here")
    #expect(coffee["cases"]?[3]?["results"]?[0]?["kind"] == "Error")

    let broken = suites[1]
    #expect(broken["counts"] == [1, 0, 1, 0])
    #expect(broken["cases"]?[0]?["name"] == "check")
    #expect(broken["cases"]?[0]?["results"]?[0]?["kind"] == "Error")
    #expect(suites[2]["counts"] == [3, 0, 1, 0])
    #expect(suites[2]["cases"]?[1]?["name"] == "sometimes (round 2)")
  }

  @Test("A run of nothing is a document all the same")
  func empty() async throws {
    #expect(try await read(SampleRun.empty).isEmpty)
  }

  @Test("Whatever XML cannot say is replaced, and breaks in attributes stay")
  func characters() async throws {
    var file = SampleRun.coffee
    file.path = "tab\tbreak\nquote\".vgs"
    file.tests = [
      TestResult(name: "\u{0}\u{8}\u{FFFF}<&\">'\u{1F600}", line: 1, outcome: .skipped(reason: "a\rb\u{1}]]>"))
    ]
    let suites = try await read(RunResult(files: [file], started: SampleRun.started, elapsed: .zero))
    #expect(suites[0]["name"] == "tab\tbreak\nquote\".vgs")
    #expect(suites[0]["cases"]?[0]?["name"] == "\u{FFFD}\u{FFFD}\u{FFFD}<&\">'\u{1F600}")
    #expect(suites[0]["cases"]?[0]?["results"]?[0]?["text"] == "a\rb\u{FFFD}]]>")
  }

  @Test(
    "The schema of the tests refuses what a common one refuses",
    arguments: [
      ("<testsuites>", "<testsuites name=\"x\">"), ("time=\"1.300\"", "time=\"1,3\""), (" id=\"0\"", ""),
      ("2017-09-15T06:44:15", "2017-09-15T06:44:15Z"), ("<skipped>", "<skipped message=\"x\">"),
    ])
  func schema(change: (old: String, new: String)) async throws {
    let text = report(SampleRun.mixed)
    #expect(text.contains(change.old))
    let folder = try TemporaryFolder()
    try folder.write(text.replacing(change.old, with: change.new), to: "report.xml")
    #expect(try await readFile(folder.path("report.xml")).status != 0)
  }

  private func read(_ run: RunResult) async throws -> [JSON] {
    let folder = try TemporaryFolder()
    try folder.write(report(run), to: "report.xml")
    let reader = try await readFile(folder.path("report.xml"))
    #expect(reader.status == 0, "\(reader.error)")
    return try #require(JSON(parsing: reader.output).array)
  }

  private func readFile(_ path: String) async throws -> ToolRun {
    try await ToolRun.python("reports/read-junit.py", [path, ToolRun.fixture("reports/junit.xsd")])
  }
}
