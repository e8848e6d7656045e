import ExactJSON
import OrderedCollections

/// The members of a request's JSON object, each asked for by name and kind.
///
/// Whatever is wrong with one is a 422 that names it.
struct Fields: Sendable {
  private let members: OrderedDictionary<String, JSON>

  /// The most characters a text may have.
  static let textLimit = 255

  /// Reads a body.
  ///
  /// - Parameter limit: The bytes allowed, for the message of a 413.
  init(_ body: ReceivedBody, limit: Int) throws(Problem) {
    try body.check(limit: limit)
    guard case .bytes(let bytes) = body, !bytes.isEmpty else {
      throw Problem(.invalid, "The body is empty, but must be a JSON object")
    }
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      let hint = Self.looksLikeForm(bytes) ? "; it looks like a form, but the API takes a JSON object" : ""
      throw Problem(.invalid, "The body is not JSON: \(error)\(hint)")
    }
    guard case .object(let members) = json else {
      throw Problem(.invalid, "The body must be a JSON object, not \(json.kindName)")
    }
    self.members = members
  }

  var names: some Collection<String> { members.keys }

  /// All of them.
  var json: JSON { .object(members) }

  subscript(name: String) -> JSON? { members[name] }

  /// Whether it is `name=value`, perhaps with more behind an `&`, as clients send what they are given for a form.
  private static func looksLikeForm(_ bytes: [UInt8]) -> Bool {
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 else { return false }
    return bytes[..<equals].allSatisfy { byte in
      let scalar = Unicode.Scalar(byte)
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_-.%+[]".unicodeScalars.contains(scalar)
    }
  }

  /// A text of 1 to 255 characters that are not all blank, without the one that the storage would take for its end.
  func text(_ name: String) throws(Problem) -> String {
    guard let value = members[name] else { throw Problem(.invalid, "\(name) is missing") }
    guard case .string(let text) = value else {
      throw Problem(.invalid, "\(name) must be a string, not \(value.kindName)")
    }
    let characters = text.unicodeScalars
    guard characters.contains(where: { !$0.properties.isWhitespace }) else {
      throw Problem(.invalid, "\(name) is empty")
    }
    guard !text.utf8.contains(0) else { throw Problem(.invalid, "\(name) must not hold the character U+0000") }
    // A character has at least one byte, so that most texts need no counting.
    guard text.utf8.count <= Self.textLimit || characters.count <= Self.textLimit else {
      throw Problem(.invalid, "\(name) is longer than \(Self.textLimit) characters")
    }
    return text
  }
}

extension Fields {
  /// White space within the brackets of a regular expression: spelled out, for its dialects differ in what is blank.
  static let blanks = #"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"#

  /// What `text(_:)` takes.
  static var textSchema: JSONSchema {
    .string(pattern: #"^[^\u0000]*[^\u0000\#(blanks)][^\u0000]*$"#)
      .adding("minLength", 1).adding("maxLength", .integer(textLimit))
  }
}
