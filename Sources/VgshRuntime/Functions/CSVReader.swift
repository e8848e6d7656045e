import VgshBase

/// Reads comma-separated values as RFC 4180 says; lines may also end with LF alone, and empty lines are passed over.
struct CSVReader {
  struct SyntaxError: Error, Hashable {
    /// Where the row begins, or the field that is wrong; from 1.
    let line: Int
    let message: String
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var place = 0
  private var line = 1

  private init(_ bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
  }

  /// One record of texts for each row behind the first, which names the fields.
  static func records(in bytes: [UInt8], separator: UInt8) throws(SyntaxError) -> [Record] {
    var reader = CSVReader(bytes, separator: separator)
    guard let header = try reader.row() else { return [] }
    var names: Set<String> = []
    for (index, name) in header.fields.enumerated() {
      if name.isEmpty { throw SyntaxError(line: header.line, message: "column \(index + 1) has no name") }
      guard names.insert(name).inserted else {
        throw SyntaxError(line: header.line, message: "two columns are named '\(name.visible())'")
      }
    }
    var records: [Record] = []
    while let row = try reader.row() {
      guard row.fields.count == header.fields.count else {
        throw SyntaxError(
          line: row.line,
          message: "this row has \(counted(row.fields.count)), the first one has \(counted(header.fields.count))")
      }
      records.append(Record(uniqueKeysWithValues: zip(header.fields, row.fields.map(Value.text))))
    }
    return records
  }

  private static func counted(_ count: Int) -> String { "\(count) field\(count == 1 ? "" : "s")" }

  private mutating func row() throws(SyntaxError) -> (line: Int, fields: [String])? {
    while skipLineEnd() {}
    guard place < bytes.count else { return nil }
    let start = line
    var fields = [try field()]
    while place < bytes.count, !skipLineEnd() {
      place += 1  // the separator: a field ends nowhere else
      fields.append(try field())
    }
    return (start, fields)
  }

  private mutating func field() throws(SyntaxError) -> String {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return try plainField() }
    return try quotedField()
  }

  private mutating func plainField() throws(SyntaxError) -> String {
    let start = place
    while place < bytes.count, bytes[place] != separator, !isAtLineEnd {
      if bytes[place] == UInt8(ascii: "\"") {
        throw SyntaxError(line: line, message: "a quote inside a field: put the field in quotes and double the quote")
      }
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func quotedField() throws(SyntaxError) -> String {
    let start = line
    var text: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
          return try ended(text)
        }
        place += 1
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      text.append(byte)
    }
    throw SyntaxError(line: start, message: "the quote that opens here is not closed")
  }

  private func ended(_ text: [UInt8]) throws(SyntaxError) -> String {
    guard place == bytes.count || bytes[place] == separator || isAtLineEnd else {
      throw SyntaxError(line: line, message: "text behind a closing quote: double the quotes inside a field")
    }
    return String(decoding: text, as: UTF8.self)
  }

  private var isAtLineEnd: Bool {
    bytes[place] == UInt8(ascii: "\n")
      || bytes[place] == UInt8(ascii: "\r") && place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n")
  }

  private mutating func skipLineEnd() -> Bool {
    guard place < bytes.count, isAtLineEnd else { return false }
    place += bytes[place] == UInt8(ascii: "\r") ? 2 : 1
    line += 1
    return true
  }
}
