/// A test that passed in some rounds of `--repeat` and failed in others.
package struct FlakyTest: Hashable, Sendable {
  package let file: String
  package let name: String
  package let failed: Int
  /// Rounds in which it was not skipped.
  package let rounds: Int

  /// Share of failed rounds in percent, rounded, but never to 0 or 100: it is neither.
  package var percent: Int { min(max((100 * failed + rounds / 2) / rounds, 1), 99) }
}

extension RunResult {
  /// Tests with different outcomes in different rounds, in the order in which they were given.
  package var flakyTests: [FlakyTest] {
    struct Key: Hashable {
      let file: String
      let name: String
    }
    var order: [Key] = []
    var tally: [Key: (failed: Int, rounds: Int)] = [:]
    for placed in tests where placed.test.round != nil && placed.test.hasRun {
      let key = Key(file: placed.file, name: placed.test.name)
      if tally[key] == nil { order.append(key) }
      tally[key, default: (0, 0)].rounds += 1
      if placed.test.failure != nil { tally[key, default: (0, 0)].failed += 1 }
    }
    return order.compactMap { key in
      guard let (failed, rounds) = tally[key], failed > 0, failed < rounds else { return nil }
      return FlakyTest(file: key.file, name: key.name, failed: failed, rounds: rounds)
    }
  }
}
