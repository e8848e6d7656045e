import VgshBase

/// `--where`, `--sort` and `--fields` of a command with a list for its result.
struct ListOptionsCode: Sendable {
  /// Evaluated with each row in `rowSlot`.
  var condition: ExpressionCode?
  var rowSlot = 0
  var sort: (code: ExpressionCode, span: SourceSpan)?
  var fields: (code: ExpressionCode, span: SourceSpan)?
  /// The fields that are left of each row, where they are written out.
  var fieldNames: [String]?

  func apply(to rows: [Value], _ frame: Frame) async throws -> [Value] {
    var rows = rows
    if let condition {
      var kept: [Value] = []
      for row in rows {
        frame.slots[rowSlot] = row
        if case .bool(true) = try await condition.evaluate(frame) { kept.append(row) }
      }
      rows = kept
    }
    if let sort, let name = try await sort.code.evaluate(frame).revealedText {
      rows = try Self.sorted(rows, by: name, at: sort.span)
    }
    if let fields, let names = try await fields.code.evaluate(frame).revealedText {
      rows = try Self.picked(rows, names.split(separator: ",").map { String($0.trimmed) }, at: fields.span)
    }
    return rows
  }

  private static func sorted(_ rows: [Value], by name: String, at span: SourceSpan) throws -> [Value] {
    do {
      let keyed = try rows.map { (key: try $0.field(name), row: $0) }
      // Rows without a value come last, whatever the others are.
      return try keyed.sorted { a, b in
        if a.key.isNull || b.key.isNull { return !a.key.isNull }
        return try a.key.isLess(than: b.key)
      }.map(\.row)
    } catch let error as ValueError {
      throw Failure(error, at: span)
    }
  }

  private static func picked(_ rows: [Value], _ names: [String], at span: SourceSpan) throws -> [Value] {
    do {
      return try rows.map { row in
        var record = Record()
        for name in names { record[name] = try row.field(name) }
        return .record(record)
      }
    } catch let error as ValueError {
      throw Failure(error, at: span)
    }
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
