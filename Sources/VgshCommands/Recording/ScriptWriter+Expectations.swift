import Verigator
import VgshBase
import VgshRuntime

extension ScriptWriter {
  /// Writes an expectation of the session, or says why it cannot be written.
  func add(_ expectation: LogExcerpt.LoggedExpectation, _ reading: ExpectationReading, at position: Int) {
    if let reason = obstacle(reading, at: position) {
      append(ScriptLiteral.comment("left out, \(reason): expect \(Self.shown(expectation.held.text))"))
      return
    }
    var edits: [(span: SourceSpan, text: String)] = []
    for command in reading.commands {
      guard let index = excerpt.step(at: command.place, before: position), let written = written[index] else {
        append(ScriptLiteral.comment("left out, for a command in it was not recorded: expect …"))
        return
      }
      if command.isFiltered {
        // Its value is no longer the command's own; asking once more does no harm.
        written.prepare?()
      } else {
        edits.append((command.span, "$\(capture(written, wholly: true))"))
      }
    }
    for (name, span) in reading.variables where name == "args" || name == "script" {
      if let value = expectation.held.variables[name] { edits.append((span, self.expression(value))) }
    }
    for text in reading.texts {
      if let standIn = standIns[text.text] {
        edits.append((text.span, "\"\(standIn)\""))
      } else if let reference = reference(to: text.text) {
        edits.append((text.span, reference))
      }
    }
    for (name, value) in expectation.held.variables where name != "args" && name != "script" {
      let found = variable(name, holding: value, before: position)
      guard found != name else { continue }
      for variable in reading.variables where variable.name == name { edits.append((variable.span, "$\(found)")) }
    }
    append(reading.edited(edits))
  }

  /// Why an expectation cannot stand in a script by itself.
  private func obstacle(_ reading: ExpectationReading, at position: Int) -> String? {
    for name in reading.functions {
      guard FunctionTable.named(name) != nil else { return "for '\(name)' is a def of the session" }
      if ["csv", "json_file", "read_file"].contains(name) { return "for it reads a file" }
    }
    if reading.texts.contains(where: { isPIN($0.text) && standIns[$0.text] == nil }) {
      return "for a PIN is written out in it"
    }
    if reading.reads("last"), !isLastWritten(reading, before: position) {
      return "for the exchange that it speaks of is not in the script"
    }
    return nil
  }

  private func isLastWritten(_ reading: ExpectationReading, before position: Int) -> Bool {
    for index in excerpt.steps[..<position].indices.reversed() {
      guard case .call(let call) = excerpt.steps[index], let exchange = call.exchange else { continue }
      // A service that the script made is not fetched once more.
      let isRepeated = call.signature.name != Use.signature.name
      guard exchange == reading.logged.exchange, isRepeated, let command = written[index] else { return false }
      command.isWritten = true
      return true
    }
    return false
  }

  /// What a comment shows of an expectation that is left out: nothing that should not be seen.
  private static func shown(_ text: String) -> String {
    text.contains { $0.isNumber } || text.contains("\n") ? "…" : text
  }

  // MARK: Variables

  /// The name of a result of which more than an id is read.
  func capture(_ command: WrittenCommand, wholly: Bool) -> String {
    if wholly { command.prepare?() }
    return capture(command)
  }

  /// The name under which the script has what a variable of the session held; it is bound where nothing has it.
  ///
  /// No name of the script is ever bound a second time: what was captured under it may still be wanted.
  private func variable(_ name: String, holding value: Value, before position: Int) -> String {
    if let bound = bound[name], bound.isSame(as: value) { return name }
    if let (other, held) = aliases[name], held.isSame(as: value) { return other }
    if let command = command(giving: value, before: position) {
      if command.capture == nil, bound[name] == nil { command.name = name }
      return capture(command, wholly: true)
    }
    let new = bound[name] == nil ? name : names.make(from: name)
    append("let \(value.isTainted ? "secret " : "")\(new) = \(expression(value))")
    bound[new] = value
    if new != name { aliases[name] = (new, value) }
    return new
  }

  /// How far back a value is looked for.
  private static let memory = 500

  /// The last command whose result is this value; of short values many are the same by chance.
  private func command(giving value: Value, before position: Int) -> WrittenCommand? {
    switch value {
    case .null, .bool, .int, .double, .duration: return nil
    case .text, .secret, .list, .record: break
    }
    for index in (max(0, position - Self.memory)..<position).reversed() {
      guard case .call(let call) = excerpt.steps[index], call.failure == nil, call.result.isSame(as: value) else {
        continue
      }
      return written[index]
    }
    return nil
  }

  // MARK: What was seen

  /// The most fields of one result that are written.
  private static let mostFields = 20

  /// Writes what a call brought as expectations: its status, and of its result what the next run will bring too.
  func expectResult(of call: LoggedCall, _ command: WrittenCommand) {
    // What was fetched then may be known to the script already.
    if let status = call.status, call.signature.name != Use.signature.name {
      append("expect $last.status == \(status)")
    }
    switch call.result {
    case .record(let record):
      for (path, value) in Self.fields(of: record, below: "").prefix(Self.mostFields) {
        expect(value, at: "$\(capture(command, wholly: true))\(path)")
      }
    case .list(let rows):
      // By a name: elsewhere in the line it would be too long to read.
      append("expect len($\(capture(command, wholly: true))) == \(rows.count)")
    case .null, .bool, .int, .double, .text, .duration, .secret: break
    }
  }

  private func expect(_ value: Value, at path: String) {
    switch value {
    case .bool(true): append("expect \(path)")
    case .bool(false): append("expect not \(path)")
    case .int, .double, .text, .duration: append("expect \(path) == \(expression(value))")
    case .null, .list, .record, .secret: break
    }
  }

  private static func fields(of record: Record, below path: String) -> [(path: String, value: Value)] {
    record.flatMap { name, value -> [(path: String, value: Value)] in
      guard isField(name), !GeneratedField.isGenerated(name) else { return [] }
      switch value {
      case .record(let inner): return fields(of: inner, below: "\(path).\(name)")
      case .text(let text): return isGenerated(text) ? [] : [("\(path).\(name)", value)]
      case .bool, .int, .double, .duration: return [("\(path).\(name)", value)]
      case .null, .list, .secret: return []
      }
    }
  }

  /// Whether `.name` reads as a field.
  private static func isField(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
  }

  /// Whether a text looks like a time or an id, whatever its field is called.
  private static func isGenerated(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    return parts == [8, 4, 4, 4, 12] || (text.utf8.count >= 19 && Timestamp(text).instant != nil)
  }
}
