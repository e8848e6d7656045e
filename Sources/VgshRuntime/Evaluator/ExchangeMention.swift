import VGScript
import VgshBase

/// Where a condition speaks of the session's last exchange: by `$last`, by a variable that holds what the last command
/// gave, or by a command of its own.
struct ExchangeMention: Sendable {
  private struct Holder: Sendable {
    let slot: Int
    let isOuter: Bool
    let span: SourceSpan
  }

  private var last: SourceSpan?
  private var holders: [Holder] = []
  private let whole: SourceSpan

  init(in condition: Expression, find: (String) -> (slot: Int, isOuter: Bool)?) {
    whole = condition.span
    condition.forEachVariable { name, span in
      if name == "last" {
        last = last ?? span
      } else if let (slot, isOuter) = find(name) {
        holders.append(Holder(slot: slot, isOuter: isOuter, span: span))
      }
    }
  }

  /// - Parameter exchanges: how many there had been before the condition was looked at; null where it holds no command.
  func labels(_ frame: Frame, since exchanges: Int? = nil) -> [Diagnostic.Label] {
    let state = frame.state
    if let last { return state.exchangeLabels(at: last) }
    if let holder = holders.first(where: { state.isLatestResult($0.slot, of: $0.isOuter ? frame.globals : frame) }) {
      return state.exchangeLabels(at: holder.span)
    }
    return exchanges.map { state.exchangeLabels(at: whole, since: $0) } ?? []
  }
}

extension RunState {
  /// A variable that holds the result of a command, and how many exchanges there had been by then.
  struct LatestResult {
    let frame: ObjectIdentifier
    let slot: Int
    let exchanges: Int
  }

  /// Takes note that a variable holds the result of a command that has just been run.
  ///
  /// - Parameter exchanges: how many there had been before.
  func noteResult(_ slot: Int, of frame: Frame, since exchanges: Int) {
    let count = host.exchangeCount
    guard count != exchanges else { return }
    latestResult = LatestResult(frame: ObjectIdentifier(frame), slot: slot, exchanges: count)
  }

  fileprivate func isLatestResult(_ slot: Int, of frame: Frame) -> Bool {
    guard let latestResult else { return false }
    return latestResult.slot == slot && latestResult.frame == ObjectIdentifier(frame)
      && latestResult.exchanges == host.exchangeCount
  }

  /// Says what the last exchange was.
  ///
  /// - Parameter exchanges: how many there had been before; where there has been none since, nothing is said.
  func exchangeLabels(at span: SourceSpan, since exchanges: Int? = nil) -> [Diagnostic.Label] {
    guard exchanges != host.exchangeCount, case .record(let exchange) = host.lastExchange,
      let method = exchange["method"]?.revealedText, let url = exchange["url"]?.revealedText
    else { return [] }
    let reply = if case .int(let status)? = exchange["status"] { "gave \(status)" } else { "got no reply" }
    return [.init(span, "\(method) \(Self.path(of: url)) \(reply)")]
  }

  /// An address without its server, which says little, and on a sandbox has a port that is another each time.
  private static func path(of url: String) -> Substring {
    let pieces = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return pieces.count == 4 ? url[pieces[2].endIndex...] : url[...]
  }
}

extension Expression {
  /// All variables in it, those in its texts included.
  fileprivate func forEachVariable(_ body: (String, SourceSpan) -> Void) {
    switch kind {
    case .variable(let name): body(name, span)
    case .access(let base, let accessors):
      base.forEachVariable(body)
      for case .index(let index) in accessors.map(\.kind) { index.forEachVariable(body) }
    case .call(let call): for argument in call.arguments { argument.forEachVariable(body) }
    case .list(let items): for item in items { item.forEachVariable(body) }
    case .record(let entries): for entry in entries { entry.value.forEachVariable(body) }
    case .parenthesised(.expression(let inner)): inner.forEachVariable(body)
    case .unary(_, let operand): operand.forEachVariable(body)
    case .binary(_, let left, let right):
      left.forEachVariable(body)
      right.forEachVariable(body)
    case .text(let literal):
      for case .interpolation(let part) in literal.parts { part.expression.forEachVariable(body) }
    case .null, .bool, .integer, .double, .duration, .parenthesised, .invalid: break
    }
  }
}
