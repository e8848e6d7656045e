import VgshBase

extension FormatWriter {
  /// - Parameter lead: what stands before its first token.
  mutating func write(_ expression: Expression, _ lead: Lead) {
    switch expression.kind {
    case .null, .bool, .integer, .double, .duration, .text, .variable, .invalid: token(expression.span, lead)
    case .access(let base, let accessors):
      write(base, lead)
      write(accessors)
    case .call(let call): write(call, lead)
    case .list(let items): writeList(items, lead)
    case .record(let entries): writeRecord(entries, lead)
    case .parenthesised(let inner): write(inner, lead)
    case .unary(.negate, let operand):
      token("-", lead)
      // `- 3` is the negation of a number, `-3` a number.
      write(operand, ASCII.isDigit(bytes[Int(operand.span.lower)]) ? .blank : .close)
    case .unary(.not, let operand):
      token("not", lead)
      write(operand, .blank)
    case .binary(let symbol, let left, let right):
      let side: Lead = symbol == .range ? .close : .blank
      write(left, lead)
      token(symbol.rawValue.utf8.count, side)
      write(right, side)
    }
  }

  /// `( … )`
  mutating func write(_ inner: Inner, _ lead: Lead) {
    open(lead)
    switch inner {
    case .command(let call): write(call, .close)
    case .expression(let expression): write(expression, .close)
    }
    close()
  }

  mutating func write(_ accessors: [Accessor]) {
    for accessor in accessors {
      switch accessor.kind {
      case .field: token(accessor.span, .touching)
      case .index(let index):
        open(.touching)
        write(index, .close)
        close()
      }
    }
  }

  /// `name( … )`
  mutating func write(_ call: FunctionCall, _ lead: Lead) {
    token(call.name.span, lead)
    open(.touching)
    writeItems(call.arguments)
  }

  mutating func writeList(_ items: [Expression], _ lead: Lead) {
    open(lead)
    writeItems(items)
  }

  mutating func writeRecord(_ entries: [RecordEntry], _ lead: Lead) {
    open(lead)
    closeList(entries.count) { writer, index in
      writer.token(entries[index].key.span, index == 0 ? .close : .blank)
      writer.token(":", .close)
      writer.write(entries[index].value, .blank)
    }
  }

  private mutating func writeItems(_ items: [Expression]) {
    closeList(items.count) { writer, index in
      writer.write(items[index], index == 0 ? .close : .blank)
    }
  }
}
