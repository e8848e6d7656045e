import VgshBase

/// TAP 14, the Test Anything Protocol: a line for each test, and below it a block of YAML.
///
/// ```
/// TAP version 14
/// 1..2
/// ok 1 - coffee.vgs: a login
///   ---
///   duration_ms: 12.5
///   ...
/// ok 2 - coffee.vgs: a call # SKIP no modem here
/// ```
///
/// Flat, with the file before the name, and not a subtest for each file: readers of older versions pass over subtests,
/// and the numbers of the plan are so those of the closing line. A file that did not pass the static check has one test,
/// `check`.
struct TAPReport: Report {
  func text(of run: RunResult) -> String {
    let total = run.counts.total
    var text = "TAP version 14\n1..\(total)\(total == 0 ? " # SKIP no tests" : "")\n"
    var number = 0
    for file in run.files {
      if file.isInvalid {
        number += 1
        writePoint(number, "\(file.path): check", isOK: false, to: &text)
        writeDiagnostics(of: file, to: &text)
      } else {
        for problem in file.problems { writeComment(problem.text, to: &text) }
      }
      for test in file.tests {
        number += 1
        write(test, of: file, number: number, to: &text)
      }
    }
    if run.isInterrupted { text += "Bail out! interrupted\n" }
    writeComment(run.counts.line, to: &text)
    return text
  }

  private func write(_ test: TestResult, of file: FileResult, number: Int, to text: inout String) {
    let title = "\(file.path): \(test.title)"
    switch test.outcome {
    case .passed:
      writePoint(number, title, isOK: true, to: &text)
      writeBlock([("duration_ms", .number(test.elapsed))], to: &text)
    case .skipped(let reason):
      writePoint(number, title, isOK: true, to: &text)
      text.removeLast()
      text += " # SKIP\(reason.map { " \(Self.escaped($0))" } ?? "")\n"
    case .failed(let failure), .timedOut(let failure), .cancelled(let failure):
      writePoint(number, title, isOK: false, to: &text)
      let time = ("duration_ms", YAMLField.number(test.elapsed))
      writeBlock(
        [time] + Self.fields(of: failure) + [("details", .lines(FailureText(test).styled.plain))], to: &text)
    }
  }

  private func writeDiagnostics(of file: FileResult, to text: inout String) {
    let errors = file.problems.filter { $0.severity == .error }
    guard let first = errors.first else { return }
    writeBlock(Self.fields(of: first) + [("details", .lines(FailureText.problems(errors).plain))], to: &text)
  }

  private static func fields(of diagnostic: ShownDiagnostic) -> [(String, YAMLField)] {
    var fields: [(String, YAMLField)] = [
      ("message", .text(diagnostic.message)), ("severity", .text(diagnostic.severity.rawValue)),
      ("code", .text(diagnostic.code)),
    ]
    if let place = diagnostic.place {
      fields.append(("at", .place(place)))
    }
    return fields
  }

  private func writePoint(_ number: Int, _ title: String, isOK: Bool, to text: inout String) {
    text += "\(isOK ? "ok" : "not ok") \(number) - \(Self.escaped(title))\n"
  }

  private func writeBlock(_ fields: [(String, YAMLField)], to text: inout String) {
    text += "  ---\n"
    for (name, field) in fields { field.write(name, indent: "  ", to: &text) }
    text += "  ...\n"
  }

  private func writeComment(_ comment: String, to text: inout String) {
    for line in comment.visible(keepingBreaks: true).split(separator: "\n") { text += "# \(line)\n" }
  }

  /// One line in which nothing is taken for a directive.
  private static func escaped(_ text: String) -> String {
    text.visible().unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "\\" || scalar == "#" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
}

/// A value in the YAML below a test.
private enum YAMLField {
  case text(String)
  /// Milliseconds.
  case number(Duration)
  /// As a block, that people read it too.
  case lines(String)
  case place(ShownDiagnostic.Place)

  func write(_ name: String, indent: String, to text: inout String) {
    text += "\(indent)\(name):"
    switch self {
    case .text(let value): text += " \(YAMLText.scalar(value))\n"
    case .number(let duration): text += " \(ElapsedText.milliseconds(duration))\n"
    case .lines(let lines):
      guard let block = Self.block(lines, indent: indent + "  ") else {
        text += " \(YAMLText.scalar(lines))\n"
        return
      }
      text += " |\n\(block)"
    case .place(let place):
      text += "\n"
      YAMLField.text(place.file).write("file", indent: indent + "  ", to: &text)
      text += "\(indent)  line: \(place.line)\n\(indent)  column: \(place.column)\n"
    }
  }

  /// Null for what must be quoted: a block begins with a character that is no blank and holds no controls.
  private static func block(_ lines: String, indent: String) -> String? {
    guard let first = lines.first, !first.isWhitespace,
      lines.unicodeScalars.allSatisfy({ scalar in
        scalar == "\n" || !(scalar.isControlling || ["\u{2028}", "\u{2029}", "\u{FEFF}"].contains(scalar))
      })
    else { return nil }
    var result = ""
    var lines = lines.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    // Empty lines are indented too: to some readers the block would end.
    for line in lines { result += "\(indent)\(line)\n" }
    return result
  }
}
