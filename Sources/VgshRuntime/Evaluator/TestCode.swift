import VgshBase

/// A `test`, ready to run.
struct TestCode: Sendable {
  let test: TestCase
  let nameSpan: SourceSpan
  let setups: [SetupCode]
  let body: BlockCode
  /// Where its own variables are.
  let slots: Range<Int>

  /// The setups and the test as one block: a `defer` of a setup runs when the test ends.
  var block: BlockCode {
    setups.isEmpty ? body : BlockCode(statements: setups.flatMap(\.body.statements) + body.statements)
  }

  /// Lets go of what the test has bound: no other sees it, and it may be large.
  func clear(_ frame: Frame) {
    for range in setups.map(\.slots) + [slots] {
      for slot in range where slot < frame.slots.count { frame.slots[slot] = nil }
    }
  }
}

/// The statements of a `setup`.
struct SetupCode: Sendable {
  let body: BlockCode
  let slots: Range<Int>
}
