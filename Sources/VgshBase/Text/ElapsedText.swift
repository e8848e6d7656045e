/// How time that was measured is shown to people: `3.2 ms`, `250 ms`, `1.25 s`, `2 min 05 s`, rounded down.
///
/// What a script computes with is written exactly instead, by ``DurationText``.
package enum ElapsedText {
  package static func text(_ elapsed: Duration) -> String {
    let microseconds = max(elapsed.microseconds, 0)
    switch microseconds {
    case ..<10_000: return "\(microseconds / 1000).\(microseconds / 100 % 10) ms"
    case ..<1_000_000: return "\(microseconds / 1000) ms"
    case ..<60_000_000: return "\(microseconds / 1_000_000).\(twoDigits(microseconds / 10_000 % 100)) s"
    default: return "\(microseconds / 60_000_000) min \(twoDigits(microseconds / 1_000_000 % 60)) s"
    }
  }

  /// Seconds with three decimals, `0.250`, as formats for programs want them.
  package static func seconds(_ elapsed: Duration) -> String {
    let milliseconds = max(elapsed.microseconds, 0) / 1000
    let decimals = String(milliseconds % 1000)
    return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - decimals.count))\(decimals)"
  }

  /// Milliseconds as a JSON number, `12.5`: to the microsecond.
  package static func milliseconds(_ elapsed: Duration) -> Double { Double(max(elapsed.microseconds, 0)) / 1000 }

  private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Duration {
  /// Whole microseconds; what is beyond 64 bits is taken to the nearest end.
  package var microseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    guard !overflow else { return seconds < 0 ? .min : .max }
    return product.addingReportingOverflow(attoseconds / 1_000_000_000_000).partialValue
  }
}
