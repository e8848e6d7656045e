/// The path of a request of one's own, with its query: `/v1/service/service?limit=5`.
public struct RequestPath: Sendable, Hashable, CustomStringConvertible {
  /// The path as it is sent: what a URL cannot hold is percent-encoded, what is encoded already stays.
  public let text: String

  /// - Throws: ``InvalidInput`` if the text does not begin with a slash or holds a control character.
  public init(_ written: String) throws(InvalidInput) {
    guard written.utf8.first == UInt8(ascii: "/") else {
      throw InvalidInput(
        "a path begins with '/'", advice: "leave out scheme and host: requests go to the base URL only")
    }
    if let character = written.firstControlCharacter {
      throw InvalidInput("a path cannot hold the control character \(character)")
    }
    text = written.percentEncoded { byte in
      byte.isURLUnreserved || "%/?:@!$&'()*+,;=[]".utf8.contains(byte)
    }
  }

  /// A path that is known to be well formed.
  init(wellFormed text: String) { self.text = text }

  /// The path as it is sent.
  public var description: String { text }
}
