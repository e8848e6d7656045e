import VgshBase

/// An expression with what is known of its value.
struct Compiled {
  let code: ExpressionCode
  let shape: ResultShape
  private var isInvalid = false

  init(_ code: ExpressionCode, _ shape: ResultShape = .any) {
    self.code = code
    self.shape = shape
  }

  /// Stands for what could not be compiled; a diagnostic says why.
  static let invalid: Compiled = {
    var invalid = Compiled(.constant(.null), .any)
    invalid.isInvalid = true
    return invalid
  }()

  static func constant(_ value: Value) -> Compiled { Compiled(.constant(value), .scalar) }

  /// The value, where it is known before the script runs.
  var constant: Value? {
    guard !isInvalid else { return nil }
    return if case .constant(let value) = code { value } else { nil }
  }
}
