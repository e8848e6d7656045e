/// The id the API gave a user: an opaque text that is not empty.
///
/// Documented ids are UUIDs, yet nothing here depends on it. In a path the id is percent-encoded as one segment.
public struct UserID: Sendable, Hashable, CustomStringConvertible {
  /// The id as the API wrote it.
  public let text: String

  /// - Throws: InvalidInput if the text is empty or holds a control character.
  public init(_ text: String) throws(InvalidInput) {
    try requireIdentifier(text, of: "a user")
    self.text = text
  }

  /// The id as the API wrote it.
  public var description: String { text }

  /// The id as one segment of a path.
  var pathSegment: String { identifierPathSegment(text) }
}
