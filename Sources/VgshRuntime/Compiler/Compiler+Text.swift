import VGScript
import VgshBase

extension Compiler {
  func compile(_ literal: TextLiteral) -> Compiled {
    if let text = literal.plainText { return .constant(.text(text)) }
    return compile(parts: literal.parts)
  }

  /// Text made of pieces; secret as a whole where one of them is.
  func compile(parts: [TextPart]) -> Compiled {
    let codes = parts.map { part in
      switch part {
      case .text(let text): ExpressionCode.constant(.text(text))
      case .interpolation(let interpolation): compile(interpolation).code
      }
    }
    let code = ExpressionCode.combining(codes) { values in
      var text = ""
      var isSecret = false
      for value in values {
        let piece = value.interpolated
        text += piece.text
        isSecret = isSecret || piece.isSecret
      }
      return isSecret ? .secret(SecretText(text)) : .text(text)
    }
    return Compiled(code, .scalar)
  }

  func compile(_ interpolation: Interpolation) -> Compiled {
    guard !interpolation.isBraced, case .access(let base, let accessors) = interpolation.expression.kind else {
      return compile(interpolation.expression)
    }
    return compileAccess(base, accessors, inText: true)
  }

  /// The value of a word of a command.
  ///
  /// - Parameter takesLiterals: whether an unquoted literal has its value; it is text otherwise.
  func compile(_ word: Word, takesLiterals: Bool) -> Compiled {
    switch word.kind {
    case .bare(let parts):
      if let text = word.plainText { return .constant(takesLiterals ? Literal.value(of: text) : .text(text)) }
      if let interpolation = word.soleInterpolation { return compile(interpolation) }
      return compile(parts: parts)
    case .quoted(let literal): return compile(literal)
    case .list(let items):
      return compile(Expression(.list(items), at: word.span))
    case .record(let entries): return compileRecord(entries)
    case .parenthesised(let inner, let accessors): return compileAccess(compile(inner), accessors)
    case .call(let call, let accessors): return compileAccess(compileCall(call), accessors)
    case .invalid: return .invalid
    }
  }
}

/// Unquoted words that mean more than their text, for parameters that take any value.
package enum Literal {
  /// The literal's value; `+372…`, `0042` and all else are text.
  package static func value(of text: String) -> Value {
    switch text {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: break
    }
    let digits = text.first == "-" ? text.dropFirst() : text[...]
    guard let first = digits.first, first.isASCII, first.isNumber else { return .text(text) }
    let second = digits.dropFirst().first
    if first == "0", let second, second.isASCII, second.isNumber { return .text(text) }
    if let number = Int(text) { return .int(number) }
    if let duration = DurationText.parse(text) { return .duration(duration) }
    let isNumber = digits.allSatisfy { $0.isASCII && ($0.isNumber || ".eE+-".contains($0)) }
    if isNumber, digits.last?.isNumber == true, let number = Double(text), number.isFinite { return .double(number) }
    return .text(text)
  }
}
