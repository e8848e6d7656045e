import VGScript

/// The names of variables in a recorded script, each given once.
struct CaptureNames {
  private var taken: Set<String>

  /// - Parameter taken: names that the session's own expectations read.
  init(taken: Set<String>) { self.taken = taken }

  /// A name of its own that says what it stands for: `coffee_shop`, `coffee_shop2`.
  mutating func make(from hint: String) -> String {
    let base = Self.identifier(hint)
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    return name
  }

  /// Small letters, digits and `_`; of an e-mail address what stands before the `@`.
  private static func identifier(_ hint: String) -> String {
    let local = hint.prefix { $0 != "@" }
    let name = local.lowercased().unicodeScalars.reduce(into: "") { result, scalar in
      let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isKept {
        result.unicodeScalars.append(scalar)
      } else if result.last != "_", !result.isEmpty {
        result += "_"
      }
    }
    let trimmed = name.hasSuffix("_") ? String(name.dropLast()) : name
    let isName = Name.isBindable(trimmed) && Keyword(rawValue: trimmed) == nil && !words.contains(trimmed)
    return isName ? trimmed : "value" + (trimmed.isEmpty || words.contains(trimmed) ? "" : "_\(trimmed)")
  }

  /// Words of expressions, which would be hard to read behind a `$`.
  private static let words: Set = ["true", "false", "null", "not", "and", "or", "in", "error"]
}
