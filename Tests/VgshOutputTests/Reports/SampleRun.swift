import VgshBase
import VgshOutput
import VgshRuntime

/// A run with one of each: passed, failed, skipped, timed out, a file with mistakes, one with a warning and a flaky test;
/// and with texts that are markup to some format.
enum SampleRun {
  static let started = Instant(milliseconds: 1_505_457_855_274)  // 2017-09-15T06:44:15.274Z

  static let hostile = #"<b>"it's" & more</b> ]]> # 1 \ | `x` $y ${z}"#

  static func expectation(line: Int = 7, message: String = "expected true") -> ShownDiagnostic {
    ShownDiagnostic(
      severity: .error, code: "expectation", message: message, help: "look at the reply",
      place: .init(file: "shop/coffee.vgs", line: line, column: 10, endLine: line, endColumn: 25),
      text: """
        shop/coffee.vgs:\(line):10: error: \(message)
          \(line) |   expect $answer.verified
            |          ^^^^^^^^^^^^^^^^
          help: look at the reply

        """)
  }

  static func failure(_ code: String, _ message: String) -> ShownDiagnostic {
    ShownDiagnostic(severity: .error, code: code, message: message, text: "error: \(message)\n")
  }

  static let created = ShownExchange(
    operation: "create-service", method: "POST", url: "http://127.0.0.1:8480/v1/service/service",
    requestHeaders: [.init(name: "X-Service-Auth", value: "sandbox:•••")],
    requestBody: #"{"name":"<CoffeeShop>","fqdn":"coffeeshop.com"}"#, status: 201,
    headers: [.init(name: "content-type", value: "application/json")],
    body: #"{"id":"81213bfd","name":"<CoffeeShop>"}"#, elapsed: .microseconds(12_345))

  static let refused = ShownExchange(
    operation: "verify", method: "PUT", url: "http://127.0.0.1:8480/v1/service/service/1/users/2/auth",
    requestBody: #"{"token":"•••"}"#, problem: "connection refused", elapsed: .milliseconds(3), attempts: 3)

  static var coffee: FileResult {
    FileResult(
      path: "shop/coffee.vgs",
      tests: [
        TestResult(
          name: "a login", line: 3, outcome: .passed, elapsed: .microseconds(12_500), exchanges: [created],
          output: "hello\n"),
        TestResult(
          name: hostile, line: 6, outcome: .failed(expectation()), elapsed: .milliseconds(250),
          exchanges: [created, refused], droppedExchanges: 4, output: "colour \u{1B}[31m ]]> \u{FFFE}\r\n"),
        TestResult(name: "a call", line: 20, outcome: .skipped(reason: "no modem # here"), elapsed: .zero),
        TestResult(
          name: "slow", line: 30, outcome: .timedOut(failure("timeout", "took longer than 1s")), elapsed: .seconds(1)),
      ], elapsed: .milliseconds(1300), status: .expectationFailed)
  }

  static var broken: FileResult {
    FileResult(
      path: "broken.vgs", tests: [],
      problems: [
        ShownDiagnostic(
          severity: .error, code: "unknown-command", message: "no command 'crate'", help: "did you mean 'create'?",
          place: .init(file: "broken.vgs", line: 1, column: 1, endLine: 1, endColumn: 6),
          text: "broken.vgs:1:1: error: no command 'crate' - did you mean 'create'?\n"),
        failure("unknown-variable", "no variable '$x'"),
      ], elapsed: .milliseconds(1), status: .invalidScript)
  }

  static var flaky: FileResult {
    func test(_ round: Int, _ outcome: TestResult.Outcome) -> TestResult {
      TestResult(name: "sometimes", line: 1, round: round, outcome: outcome, elapsed: .milliseconds(20 + round))
    }
    return FileResult(
      path: "flaky.vgs",
      tests: [
        test(1, .passed), test(2, .failed(failure("conflict", "the service exists already"))), test(3, .passed),
      ],
      problems: [
        ShownDiagnostic(
          severity: .warning, code: "unused-variable", message: "'x' is never read",
          place: .init(file: "flaky.vgs", line: 2, column: 5, endLine: 2, endColumn: 6),
          text: "flaky.vgs:2:5: warning: 'x' is never read\n")
      ], elapsed: .milliseconds(66), status: .runtimeFailure)
  }

  static var mixed: RunResult {
    RunResult(files: [coffee, broken, flaky], started: started, elapsed: .milliseconds(1400), seed: 42)
  }

  static var empty: RunResult { RunResult(files: [], started: started, elapsed: .zero) }

  /// Tests that passed, each with a request.
  static func many(_ count: Int, failing: Bool = false) -> RunResult {
    let tests = (1...count).map { number in
      TestResult(
        name: "test \(number)", line: number, outcome: failing ? .failed(expectation(line: number)) : .passed,
        elapsed: .microseconds(number), exchanges: Array(repeating: created, count: 10))
    }
    return RunResult(
      files: [FileResult(path: "many.vgs", tests: tests, elapsed: .seconds(1))], started: started,
      elapsed: .seconds(1))
  }
}
