import VGScript
import VgshBase

/// Says why a comparison does not hold: both sides, or the first difference of lists and records.
struct Explanation: Sendable {
  private let symbol: BinaryOperator
  private let isWanted: Bool
  /// Whether the right side is the one that is looked at: `expect 201 == $last.status`.
  private let isTurned: Bool
  /// Where the side that is looked at stands; null where it is written out itself.
  private let subject: SourceSpan?
  private let sources: SourceMap

  /// - Parameter isWanted: whether the comparison is expected to hold; false behind a `not`.
  init(_ symbol: BinaryOperator, _ left: Expression, _ right: Expression, isWanted: Bool, sources: SourceMap) {
    let turned = left.isWrittenOut && !right.isWrittenOut ? symbol.turned : nil
    let opposite = isWanted ? nil : (turned ?? symbol).opposite
    self.symbol = opposite ?? turned ?? symbol
    self.isWanted = isWanted || opposite != nil
    isTurned = turned != nil
    let subject = isTurned ? right : left
    self.subject = subject.isWrittenOut ? nil : subject.span
    self.sources = sources
  }

  func text(_ left: Value, _ right: Value) -> String {
    let (value, other) = isTurned ? (right, left) : (left, right)
    if symbol == .equal, let difference = Difference(value, other) { return text(difference) }
    // That it is just this goes without saying.
    if symbol == .notEqual { return "expected anything but \(other.excerpt)" }
    return "expected \(phrase) \(other.excerpt), but it is \(value.excerpt)"
  }

  private var phrase: String {
    let to = isWanted ? "it to" : "it not to"
    return switch symbol {
    case .equal: "it to be"
    case .notEqual: "anything but"
    case .less: "less than"
    case .lessOrEqual: "at most"
    case .greater: "more than"
    case .greaterOrEqual: "at least"
    case .contains: "\(to) contain"
    case .matches: "\(to) match"
    case .in: "\(to) be in"
    case .or, .and, .range, .add, .subtract, .multiply, .divide, .remainder: "it \(symbol.rawValue)"
    }
  }

  private func text(_ difference: Difference) -> String {
    let path = difference.path.isEmpty ? "" : root + difference.path
    return path.isEmpty ? difference.sentence : "at \(path): \(difference.sentence)"
  }

  /// What the path of a difference begins with: the expression itself.
  private var root: String { subject.flatMap { sources.excerpt(of: $0) } ?? "" }
}

extension SourceMap {
  /// An expression as it is written, to name it in a message; null where it is too long for a name.
  func excerpt(of span: SourceSpan) -> String? {
    guard span.upper - span.lower <= 60, let text = self[span.source]?.text(of: span),
      !text.contains(where: \.isNewline)
    else { return nil }
    return text.visible()
  }
}

extension BinaryOperator {
  /// The operator that says the same with its sides exchanged.
  fileprivate var turned: BinaryOperator? {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .in: .contains
    case .contains, .matches, .or, .and, .range, .add, .subtract, .multiply, .divide, .remainder: nil
    }
  }

  /// The operator that holds where this one does not.
  fileprivate var opposite: BinaryOperator? {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .contains, .matches, .in, .or, .and, .range, .add, .subtract, .multiply, .divide, .remainder: nil
    }
  }
}

extension Expression {
  /// Whether it is a literal: what it is compared with is what somebody wants to know about.
  fileprivate var isWrittenOut: Bool {
    switch kind {
    case .null, .bool, .integer, .double, .duration, .list, .record, .invalid: true
    case .text(let literal): literal.plainText != nil
    case .unary(.negate, let operand): operand.isWrittenOut
    case .binary(.range, let lower, let upper): lower.isWrittenOut && upper.isWrittenOut
    case .parenthesised(.expression(let inner)): inner.isWrittenOut
    case .variable, .access, .call, .parenthesised, .unary, .binary: false
    }
  }
}
