import VgshBase
import VgshRuntime

/// JUnit XML, which the readers of results in CI systems take in.
///
/// A file is a `testsuite`, a test a `testcase` with the path of its file as the name of its class. A failed `expect` or
/// `fail` is a `failure`, all else that went wrong an `error`; a file that did not pass the static check has one test,
/// `check`, that is an `error`. What a test printed stands in the `system-out` of its file.
///
/// There are several schemas of this format and no standard. This is valid by all of those in use: the one of Apache Ant's
/// task as written down by Windy Road, the one in JUnit's own tests (`jenkins-junit.xsd`), and the one of the xUnit plugin
/// of Jenkins (`junit-10.xsd`). None of them has a line or a file for a test, so both stand in the text of the failure; and
/// only what all of them have is used: attributes on `testsuites`, the outputs of a single test and a `message` of
/// `skipped` are in some only.
struct JUnitReport: Report {
  func text(of run: RunResult) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    for (number, file) in run.files.enumerated() {
      JUnitSuite(file, number: number, run: run).write(to: &text)
    }
    return text + "</testsuites>\n"
  }
}

/// One file as a `testsuite`.
private struct JUnitSuite {
  /// Under which name the static check stands among the tests.
  private static let check = "check"

  let file: FileResult
  let number: Int
  let run: RunResult

  init(_ file: FileResult, number: Int, run: RunResult) {
    self.file = file
    self.number = number
    self.run = run
  }

  func write(to text: inout String) {
    let failures = file.tests.count { $0.failure?.isExpectation == true }
    let counts = file.counts
    text += "  <testsuite"
    attribute("name", file.path.isEmpty ? "-" : file.path, to: &text)
    attribute("package", FilePaths.folder(of: file.path), to: &text)
    attribute("id", String(number), to: &text)
    attribute("hostname", "localhost", to: &text)
    // The schema of Ant knows no zone and no fractions.
    attribute("timestamp", String(run.started.rfc3339.prefix(19)), to: &text)
    attribute("time", ElapsedText.seconds(file.elapsed), to: &text)
    attribute("tests", String(counts.total), to: &text)
    attribute("failures", String(failures), to: &text)
    attribute("errors", String(counts.failed - failures), to: &text)
    attribute("skipped", String(counts.skipped), to: &text)
    text += ">\n    <properties>\n"
    property("tool", "vgsh", to: &text)
    if let seed = run.seed { property("seed", String(seed), to: &text) }
    text += "    </properties>\n"
    if file.isInvalid { writeCheck(to: &text) }
    for test in file.tests { write(test, to: &text) }
    text += "    <system-out>\(XMLText.content(output))</system-out>\n"
    text += "    <system-err>\(XMLText.content(warnings))</system-err>\n  </testsuite>\n"
  }

  private func writeCheck(to text: inout String) {
    open(Self.check, time: .zero, to: &text)
    let errors = file.problems.filter { $0.severity == .error }
    let message = errors.first?.message ?? ""
    write(
      "error", message: message, type: errors.first?.code ?? "", FailureText.problems(errors).plain, to: &text)
    text += "    </testcase>\n"
  }

  private func write(_ test: TestResult, to text: inout String) {
    open(test.title, time: test.elapsed, to: &text)
    switch test.outcome {
    case .passed:
      text.removeLast(2)
      text += "/>\n"
      return
    case .skipped(let reason):
      text += "      <skipped>\(XMLText.content(reason ?? ""))</skipped>\n"
    case .failed(let failure), .timedOut(let failure), .cancelled(let failure):
      write(
        failure.isExpectation ? "failure" : "error", message: failure.message, type: failure.code,
        FailureText(test).styled.plain, to: &text)
    }
    text += "    </testcase>\n"
  }

  private func open(_ name: String, time: Duration, to text: inout String) {
    text += "    <testcase"
    attribute("classname", file.path, to: &text)
    attribute("name", name, to: &text)
    attribute("time", ElapsedText.seconds(time), to: &text)
    text += ">\n"
  }

  private func write(_ element: String, message: String, type: String, _ content: String, to text: inout String) {
    text += "      <\(element)"
    attribute("message", message, to: &text)
    attribute("type", type, to: &text)
    text += ">\(XMLText.content(content))</\(element)>\n"
  }

  private func property(_ name: String, _ value: String, to text: inout String) {
    text += "      <property"
    attribute("name", name, to: &text)
    attribute("value", value, to: &text)
    text += "/>\n"
  }

  private func attribute(_ name: String, _ value: String, to text: inout String) {
    text += " \(name)=\"\(XMLText.attribute(value))\""
  }

  /// What the tests printed, below the name of each.
  private var output: String {
    file.tests.reduce(into: "") { result, test in
      guard !test.output.isEmpty else { return }
      result += "[\(test.title)]\n\(test.output)"
      if test.output.utf8.last != UInt8(ascii: "\n") { result += "\n" }
    }
  }

  private var warnings: String {
    FailureText.problems(file.problems.filter { $0.severity != .error }).plain
  }
}
