/// The id of a number verification that was started: an opaque text that is not empty.
public struct NumberVerificationID: Sendable, Hashable, CustomStringConvertible {
  /// The id as the API wrote it.
  public let text: String

  /// - Throws: ``InvalidInput`` if the text is empty or holds a control character.
  public init(_ text: String) throws(InvalidInput) {
    try requireIdentifier(text, of: "a number verification")
    self.text = text
  }

  /// The id as the API wrote it.
  public var description: String { text }
}
