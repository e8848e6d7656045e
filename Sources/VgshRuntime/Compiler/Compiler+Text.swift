import VGScript
import VgshBase

extension Compiler {
  func compile(_ literal: TextLiteral) -> Compiled {
    if let text = literal.plainText { return .constant(.text(text)) }
    return compile(parts: literal.parts, at: literal.span)
  }

  /// Text made of pieces; secret as a whole where one of them is.
  ///
  /// - Parameter span: where a text that would be too long is reported.
  func compile(parts: [TextPart], at span: SourceSpan) -> Compiled {
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
        let piece = try Self.locate(span) { () throws(ValueError) in
          let piece = try value.checkedInterpolation()
          try Value.checkText(text.utf8.count + piece.text.utf8.count)
          return piece
        }
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
      if let text = word.plainText { return .constant(takesLiterals ? Value(bareWord: text) : .text(text)) }
      if let interpolation = word.soleInterpolation { return compile(interpolation) }
      return compile(parts: parts, at: word.span)
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

extension Value {
  /// What an unquoted word means to a parameter of type *any*: a literal's value, else the text itself.
  package init(bareWord word: String) {
    self =
      switch BareLiteral(word) {
      case nil: .text(word)
      case .null: .null
      case .bool(let value): .bool(value)
      case .integer(let value): .int(value)
      case .double(let value): .double(value)
      case .duration(let value): .duration(value)
      }
  }
}
