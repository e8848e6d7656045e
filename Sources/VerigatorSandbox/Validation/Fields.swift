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
      throw Problem(.invalid, "The body is not JSON: \(error)")
    }
    guard case .object(let members) = json else {
      throw Problem(.invalid, "The body must be a JSON object, not \(json.kindName)")
    }
    self.members = members
  }

  var names: some Collection<String> { members.keys }

  subscript(name: String) -> JSON? { members[name] }

  /// A text of 1 to 255 characters that are not all blank.
  func text(_ name: String) throws(Problem) -> String {
    guard let value = members[name] else { throw Problem(.invalid, "\(name) is missing") }
    guard case .string(let text) = value else {
      throw Problem(.invalid, "\(name) must be a string, not \(value.kindName)")
    }
    guard text.contains(where: { !$0.isWhitespace }) else { throw Problem(.invalid, "\(name) is empty") }
    // A character has at least one byte, so that most texts need no counting.
    guard text.utf8.count <= Self.textLimit || text.count <= Self.textLimit else {
      throw Problem(.invalid, "\(name) is longer than \(Self.textLimit) characters")
    }
    return text
  }
}

extension Fields {
  /// What `text(_:)` takes.
  static var textSchema: JSONSchema {
    .string(pattern: "\\S").adding("minLength", 1).adding("maxLength", .integer(textLimit))
  }
}
