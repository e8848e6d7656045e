extension Value {
  func adding(_ other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.int(let a), .int(let b)): return try .int(Self.checked(a.addingReportingOverflow(b), "+", a, b))
    case (.duration(let a), .duration(let b)): return try Self.durationSum(a, b)
    case (.list(let a), .list(let b)):
      try Self.checkList(a.count + b.count)
      return .list(a + b)
    default: break
    }
    if let (a, b) = doubles(with: other) { return try Self.finite(a + b, "+", a, b) }
    if let a = revealedText, let b = other.revealedText {
      try Self.checkText(a.utf8.count + b.utf8.count)
      return .text(a + b, madeFrom: [self, other])
    }
    let textual = revealedText != nil || other.revealedText != nil
    throw mismatch("add", other, help: textual ? "text(…) makes a text of a value; \"…$name…\" builds one" : nil)
  }

  func subtracting(_ other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.int(let a), .int(let b)): return try .int(Self.checked(a.subtractingReportingOverflow(b), "-", a, b))
    case (.duration(let a), .duration(let b)): return try Self.durationSum(a, .zero - b)
    default: break
    }
    if let (a, b) = doubles(with: other) { return try Self.finite(a - b, "-", a, b) }
    throw mismatch("subtract", other)
  }

  func multiplied(by other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.int(let a), .int(let b)): return try .int(Self.checked(a.multipliedReportingOverflow(by: b), "*", a, b))
    case (.duration(let a), .int(let b)), (.int(let b), .duration(let a)): return try Self.scaled(a, Double(b))
    case (.duration(let a), .double(let b)), (.double(let b), .duration(let a)): return try Self.scaled(a, b)
    default: break
    }
    if let (a, b) = doubles(with: other) { return try Self.finite(a * b, "*", a, b) }
    throw mismatch("multiply", other)
  }

  /// An int where two ints divide exactly, else a double.
  func divided(by other: Value) throws(ValueError) -> Value {
    switch (self, other) {
    case (.int(let a), .int(let b)):
      guard b != 0 else { throw Self.divisionByZero }
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      if overflow { throw Self.overflow("/", a, b) }
      return a % b == 0 ? .int(quotient) : .double(Double(a) / Double(b))
    case (.duration(let a), .duration(let b)):
      guard b != .zero else { throw Self.divisionByZero }
      return .double(a / b)
    case (.duration(let a), .int(let b)):
      guard b != 0 else { throw Self.divisionByZero }
      return try Self.scaled(a, 1 / Double(b))
    case (.duration(let a), .double(let b)):
      guard b != 0 else { throw Self.divisionByZero }
      return try Self.scaled(a, 1 / b)
    default: break
    }
    guard let (a, b) = doubles(with: other) else { throw mismatch("divide", other) }
    guard b != 0 else { throw Self.divisionByZero }
    return try Self.finite(a / b, "/", a, b)
  }

  /// The rest of a division of ints, with the sign of the dividend.
  func remainder(by other: Value) throws(ValueError) -> Value {
    guard case .int(let a) = self, case .int(let b) = other else {
      throw ValueError("type-mismatch", "% takes ints, not \(typePhrase) and \(other.typePhrase)")
    }
    guard b != 0 else { throw Self.divisionByZero }
    return .int(b == -1 ? 0 : a % b)
  }

  func negated() throws(ValueError) -> Value {
    switch self {
    case .int(let value):
      guard value != .min else { throw ValueError("overflow", "-(\(value)) is more than an int holds") }
      return .int(-value)
    case .double(let value): return .double(-value)
    case .duration(let value): return .duration(.zero - value)
    case .null, .bool, .text, .list, .record, .secret:
      throw ValueError("type-mismatch", "- takes a number or duration, not \(typePhrase)")
    }
  }

  /// The ints from one to another, both included.
  func range(to other: Value) throws(ValueError) -> Value {
    guard case .int(let lower) = self, case .int(let upper) = other else {
      throw ValueError("type-mismatch", ".. takes ints, not \(typePhrase) and \(other.typePhrase)")
    }
    guard lower <= upper else { return .list([]) }
    let (span, overflow) = upper.subtractingReportingOverflow(lower)
    guard !overflow, span < Self.longestList else {
      throw ValueError("too-large", "\(lower)..\(upper) has more than \(Self.longestList) items")
    }
    return .list((lower...upper).map(Value.int))
  }

  private func doubles(with other: Value) -> (Double, Double)? {
    guard let a = asDouble, let b = other.asDouble else { return nil }
    return (a, b)
  }

  var asDouble: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    case .null, .bool, .text, .duration, .list, .record, .secret: nil
    }
  }

  private static func checked(
    _ result: (partialValue: Int, overflow: Bool), _ symbol: String, _ a: Int, _ b: Int
  ) throws(ValueError) -> Int {
    guard !result.overflow else { throw overflow(symbol, a, b) }
    return result.partialValue
  }

  private static func overflow(_ symbol: String, _ a: Int, _ b: Int) -> ValueError {
    ValueError("overflow", "\(a) \(symbol) \(b) is more than an int holds")
  }

  /// The result of an operation on doubles: one that is too large for a double is an error, as with ints.
  private static func finite(_ result: Double, _ symbol: String, _ a: Double, _ b: Double) throws(ValueError) -> Value {
    guard result.isFinite else { throw ValueError("overflow", "\(a) \(symbol) \(b) is more than a double holds") }
    return .double(result)
  }

  private static var divisionByZero: ValueError { ValueError("division-by-zero", "division by zero") }

  /// Durations beyond about 290 years are refused before the arithmetic of their type could trap.
  private static let longestDuration = 9.2e9

  private static func durationSum(_ a: Duration, _ b: Duration) throws(ValueError) -> Value {
    let seconds = Double(a.components.seconds) + Double(b.components.seconds)
    guard seconds.magnitude < longestDuration else { throw ValueError("overflow", "the duration is too long") }
    return .duration(a + b)
  }

  private static func scaled(_ duration: Duration, _ factor: Double) throws(ValueError) -> Value {
    guard factor.isFinite, (duration / .seconds(1) * factor).magnitude < longestDuration else {
      throw ValueError("overflow", "the duration is too long")
    }
    if let whole = Int(exactly: factor) { return .duration(duration * whole) }
    return .duration(duration * factor)
  }

  private func mismatch(_ verb: String, _ other: Value, help: String? = nil) -> ValueError {
    ValueError("type-mismatch", "cannot \(verb) \(typePhrase) and \(other.typePhrase)", help: help)
  }
}
