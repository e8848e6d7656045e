import Verigator
import VgshBase
import VgshOutput

/// Decides how much of what tests did is kept for the reports: all of the last calls of a test that failed, a line for
/// each of a few of one that passed, and no more than some megabytes for a whole file.
struct Evidence {
  /// Calls that are kept of a test that passed.
  private static let callsOfPassed = 5

  /// Bytes that may still be kept.
  private var room = 8 << 20

  mutating func add(
    to result: inout TestResult, _ exchanges: [Exchange], dropped: Int, output: String, _ redactor: Redactor
  ) {
    let hasFailed = result.failure != nil
    if hasFailed, room > 0 { result.output = output }
    room -= result.output.utf8.count
    let kept = exchanges.suffix(room <= 0 ? 0 : hasFailed ? ExchangeLog.limit : Self.callsOfPassed)
    result.exchanges = kept.map { ShownExchange($0, hasFailed ? .whole : .line, redactor: redactor) }
    result.droppedExchanges = dropped + exchanges.count - kept.count
    room -= result.exchanges.reduce(0) { $0 + $1.size }
  }
}
