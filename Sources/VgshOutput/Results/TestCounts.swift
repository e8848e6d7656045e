/// How many tests ended in which way.
package struct TestCounts: Hashable, Sendable {
  package var passed = 0
  /// Timed-out and cancelled ones included.
  package var failed = 0
  package var skipped = 0

  package init() {}

  package var total: Int { passed + failed + skipped }

  mutating func add(_ other: TestCounts) {
    passed += other.passed
    failed += other.failed
    skipped += other.skipped
  }
}
