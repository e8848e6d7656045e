extension RunResult {
  /// A test with the file it stands in.
  package struct PlacedTest: Hashable, Sendable {
    package let file: String
    package let test: TestResult

    /// As it is called outside its file.
    package var title: String { "\(file): \(test.title)" }
  }

  /// All tests, in the order in which they were given.
  package var tests: [PlacedTest] {
    files.flatMap { file in file.tests.map { PlacedTest(file: file.path, test: $0) } }
  }

  /// The tests that took longest, the longest first; of equal ones the first given.
  package func slowest(_ count: Int) -> [PlacedTest] {
    let run = tests.enumerated().filter { $0.element.test.hasRun }
    return run.sorted { left, right in
      left.element.test.elapsed == right.element.test.elapsed
        ? left.offset < right.offset : left.element.test.elapsed > right.element.test.elapsed
    }
    .prefix(count).map(\.element)
  }
}
