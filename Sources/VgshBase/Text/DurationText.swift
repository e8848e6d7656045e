/// How durations are written: one exact unit, `250ms`, `90s`, `5m`.
package enum DurationText {
  /// A unit of the language.
  package enum Unit: String, CaseIterable, Sendable {
    case milliseconds = "ms"
    case seconds = "s"
    case minutes = "m"
    case hours = "h"
    case days = "d"

    /// Milliseconds in one.
    package var milliseconds: Int64 {
      switch self {
      case .milliseconds: 1
      case .seconds: 1000
      case .minutes: 60_000
      case .hours: 3_600_000
      case .days: 86_400_000
      }
    }
  }

  /// The largest unit that holds the duration as a whole number; what is finer than a millisecond is shown as decimals
  /// of one.
  package static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    guard attoseconds % 1_000_000_000_000_000 == 0 else {
      let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
      return "\(milliseconds)ms"
    }
    guard seconds.magnitude < UInt64(Int64.max / 2000) else { return "\(seconds)s" }
    let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
    guard milliseconds != 0 else { return "0s" }
    let unit = Unit.allCases.reversed().first { milliseconds % $0.milliseconds == 0 } ?? .milliseconds
    return "\(milliseconds / unit.milliseconds)\(unit.rawValue)"
  }

  /// Reads `10s`, `2.5m`; null for anything else, a bare number included.
  package static func parse(_ text: some StringProtocol) -> Duration? {
    guard
      let unit = Unit.allCases.first(where: { unit in
        text.hasSuffix(unit.rawValue) && text.dropLast(unit.rawValue.count).last?.isNumber == true
      })
    else { return nil }
    let number = text.dropLast(unit.rawValue.count)
    let body = number.first == "-" ? number.dropFirst() : number[...]
    guard let first = body.first, first.isASCII, first.isNumber,
      body.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
      body.last != "."
    else { return nil }
    if let whole = Int64(number) {
      let (milliseconds, overflow) = whole.multipliedReportingOverflow(by: unit.milliseconds)
      return overflow ? nil : .milliseconds(milliseconds)
    }
    guard let decimal = Double(number), decimal.magnitude * Double(unit.milliseconds) < 9e15 else { return nil }
    return .microseconds((decimal * Double(unit.milliseconds) * 1000).rounded())
  }
}
