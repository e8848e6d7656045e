import VgshBase

/// Takes note of what a run does besides its commands, which the host sees itself: enough to write down the run as a
/// script without loops, conditions and definitions.
package protocol RunRecorder: Sendable {
  /// How far the notes have got, for `noteExpectedFailure`.
  var mark: Int { get }
  /// An `expect` held.
  func noteHeld(_ expectation: HeldExpectation)
  /// An `expect error` held: the last command that failed since the mark is what it was about.
  ///
  /// - Parameter wanted: what stands behind `expect error`: a kind, a status, or nothing.
  func noteExpectedFailure(_ wanted: String, since mark: Int)
  /// A `let` bound the value that a command has just given.
  func noteName(_ name: String, for value: Value)
}

/// An `expect` that held, with what it read.
package struct HeldExpectation: Sendable {
  /// Its condition and message, as they are written.
  package let text: String
  /// Where that stands: the commands in it are known by their places.
  package let span: SourceSpan
  /// The variables it reads, `$args` and `$script` among them, with their values.
  package let variables: Record

  package init(text: String, span: SourceSpan, variables: Record) {
    self.text = text
    self.span = span
    self.variables = variables
  }
}

/// The variables that a piece of code reads, each with the code that does.
struct VariableReadings: Sendable {
  private(set) var readings: [(name: String, code: ExpressionCode)] = []

  mutating func add(_ name: String, _ code: ExpressionCode) {
    guard !readings.contains(where: { $0.name == name }) else { return }
    readings.append((name, code))
  }

  /// Those that have a value.
  func values(in frame: Frame) -> Record {
    readings.reduce(into: [:]) { record, reading in
      record[reading.name] = try? reading.code.synchronous?(frame)
    }
  }
}
