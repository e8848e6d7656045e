import ExactJSON
import OrderedCollections
import VgshBase
import VgshRuntime

/// JSON Lines: an object for each event, in the order in which the files were given.
///
/// Every object has `event`; all fields are always there, null where there is nothing to say. Times are milliseconds.
///
/// | event | fields |
/// | --- | --- |
/// | `run` | `format` (1; a change that breaks readers adds 1), `started` (RFC 3339), `seed`, `files` (number) |
/// | `file` | `file` (path), `status` (`passed`, `failed`, `invalid`), `exit`, `passed`, `failed`, `skipped`, `elapsed_ms`, `problems` (list of diagnostics) |
/// | `test` | `file`, `name`, `line`, `round`, `status` (`passed`, `failed`, `skipped`, `timed-out`, `cancelled`), `reason` (of `skip`), `elapsed_ms`, `failure` (diagnostic), `output`, `exchanges`, `dropped_exchanges` |
/// | `summary` | `passed`, `failed`, `skipped`, `elapsed_ms`, `interrupted`, `flaky` (list of `{file, name, failed, rounds}`), `coverage` (`{documented, seen, percent, minimum, calls}`, a call `{call, documented, others}` with lists of `{status, count}`) |
///
/// A diagnostic is `{severity, code, message, help, place, text}`; `place` is `{file, line, column, end_line,
/// end_column}`, counted from 1, the end behind the last character. An exchange is `{operation, method, url,
/// request_headers, request_body, status, headers, body, problem, elapsed_ms, attempts}`; headers are lists of `{name,
/// value}`, bodies text. A file comes before its tests. A seed beyond 63 bits is text.
struct JSONLinesReport: Report {
  func text(of run: RunResult) -> String {
    var bytes: [UInt8] = []
    func write(_ event: JSON) {
      event.append(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    write([
      "event": "run", "format": 1, "started": .string(run.started.rfc3339),
      "seed": run.seed.map { seed in Int(exactly: seed).map(JSON.integer) ?? .string(String(seed)) } ?? .null,
      "files": .integer(run.files.count),
    ])
    for file in run.files {
      write(Self.event(file))
      for test in file.tests { write(Self.event(test, of: file)) }
    }
    write(Self.summary(of: run))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func event(_ file: FileResult) -> JSON {
    let counts = file.counts
    return [
      "event": "file", "file": .string(file.path),
      "status": file.isInvalid ? "invalid" : counts.failed > 0 ? "failed" : "passed",
      "exit": .integer(Int(file.status.code)), "passed": .integer(counts.passed), "failed": .integer(counts.failed),
      "skipped": .integer(counts.skipped), "elapsed_ms": time(file.elapsed),
      "problems": .array(file.problems.map(diagnostic)),
    ]
  }

  private static func event(_ test: TestResult, of file: FileResult) -> JSON {
    var reason: String?
    if case .skipped(let given) = test.outcome { reason = given }
    return [
      "event": "test", "file": .string(file.path), "name": .string(test.name), "line": .integer(test.line),
      "round": integer(test.round), "status": .string(test.word), "reason": text(reason),
      "elapsed_ms": time(test.elapsed), "failure": test.failure.map(diagnostic) ?? .null,
      "output": .string(test.output), "exchanges": .array(test.exchanges.map(exchange)),
      "dropped_exchanges": .integer(test.droppedExchanges),
    ]
  }

  private static func summary(of run: RunResult) -> JSON {
    let counts = run.counts
    let flaky = run.flakyTests.map { test -> JSON in
      [
        "file": .string(test.file), "name": .string(test.name), "failed": .integer(test.failed),
        "rounds": .integer(test.rounds),
      ]
    }
    return [
      "event": "summary", "passed": .integer(counts.passed), "failed": .integer(counts.failed),
      "skipped": .integer(counts.skipped), "elapsed_ms": time(run.elapsed), "interrupted": .bool(run.isInterrupted),
      "flaky": .array(flaky), "coverage": coverage(of: run),
    ]
  }

  private static func coverage(of run: RunResult) -> JSON {
    guard let coverage = run.coverage, let goal = run.coverageGoal else { return .null }
    func list(_ answers: [RunCoverage.Answer]) -> JSON {
      .array(answers.map { ["status": .integer($0.status), "count": .integer($0.count)] })
    }
    return [
      "documented": .integer(coverage.total), "seen": .integer(coverage.covered), "percent": .double(coverage.percent),
      "minimum": .double(goal.minimum),
      "calls": .array(
        coverage.rows.map { row in
          ["call": .string(row.call), "documented": list(row.documented), "others": list(row.others)]
        }),
    ]
  }

  private static func diagnostic(_ diagnostic: ShownDiagnostic) -> JSON {
    let place = diagnostic.place.map { place -> JSON in
      [
        "file": .string(place.file), "line": .integer(place.line), "column": .integer(place.column),
        "end_line": .integer(place.endLine), "end_column": .integer(place.endColumn),
      ]
    }
    return [
      "severity": .string(diagnostic.severity.rawValue), "code": .string(diagnostic.code),
      "message": .string(diagnostic.message), "help": text(diagnostic.help), "place": place ?? .null,
      "text": .string(diagnostic.text),
    ]
  }

  private static func exchange(_ exchange: ShownExchange) -> JSON {
    func headers(_ headers: [ShownExchange.Header]) -> JSON {
      .array(headers.map { ["name": .string($0.name), "value": .string($0.value)] })
    }
    return [
      "operation": .string(exchange.operation), "method": .string(exchange.method), "url": .string(exchange.url),
      "request_headers": headers(exchange.requestHeaders), "request_body": text(exchange.requestBody),
      "status": integer(exchange.status), "headers": headers(exchange.headers), "body": text(exchange.body),
      "problem": text(exchange.problem), "elapsed_ms": time(exchange.elapsed),
      "attempts": .integer(exchange.attempts),
    ]
  }

  private static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
  private static func integer(_ integer: Int?) -> JSON { integer.map(JSON.integer) ?? .null }
  private static func time(_ elapsed: Duration) -> JSON { .double(ElapsedText.milliseconds(elapsed)) }
}
