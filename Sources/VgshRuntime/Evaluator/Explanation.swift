import VGScript
import VgshBase

/// Says why a comparison does not hold: both sides, or the first difference of lists and records.
enum Explanation {
  static func of(_ symbol: BinaryOperator, _ left: Value, _ right: Value) -> String {
    if symbol == .equal, let difference = firstDifference(left, right, path: "") { return difference }
    switch symbol {
    case .equal: return "expected \(shown(right)), but it is \(shown(left))"
    case .notEqual: return "expected anything but \(shown(right))"
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .contains, .matches, .in, .or, .and, .range, .add, .subtract,
      .multiply, .divide, .remainder:
      return "expected … \(symbol.rawValue) \(shown(right)), but the left side is \(shown(left))"
    }
  }

  /// Of lists and records, where they differ first, as a path; null for all else.
  private static func firstDifference(_ left: Value, _ right: Value, path: String) -> String? {
    let place = path.isEmpty ? "" : "at \(path): "
    switch (left, right) {
    case (.list(let a), .list(let b)):
      for (index, pair) in zip(a, b).enumerated() where !pair.0.isSame(as: pair.1) {
        return nested(pair.0, pair.1, path: "\(path)[\(index)]")
      }
      return
        "\(place)expected \(b.count) item\(b.count == 1 ? "" : "s"), but there \(a.count == 1 ? "is" : "are") \(a.count)"
    case (.record(let a), .record(let b)):
      for (key, value) in b {
        guard let other = a[key] else { return "\(place)expected a field '\(key)', but there is none" }
        if !other.isSame(as: value) { return nested(other, value, path: "\(path).\(key)") }
      }
      guard let extra = a.keys.first(where: { b[$0] == nil }) else { return nil }
      return "\(place)there is a field '\(extra)' that was not expected"
    default: return nil
    }
  }

  private static func nested(_ left: Value, _ right: Value, path: String) -> String {
    firstDifference(left, right, path: path) ?? "at \(path): expected \(shown(right)), but it is \(shown(left))"
  }

  /// A value as it would be written in a script, cut where it is long.
  private static func shown(_ value: Value) -> String {
    let text =
      switch value {
      case .text(let text): "\"\(text.visible())\""
      case .null, .bool, .int, .double, .duration, .list, .record, .secret: value.displayText.visible()
      }
    return text.count <= 200 ? text : "\(text.prefix(199))…"
  }
}
