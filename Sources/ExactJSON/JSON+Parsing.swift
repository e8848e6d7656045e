extension JSON {
  /// How many arrays and objects may stand inside each other. A bound, so that a hostile text cannot exhaust the stack.
  public static let nestingLimit = 512

  /// Parses one JSON value that fills the whole text, strictly as RFC 8259 says.
  ///
  /// An integer that fits 64 bits is kept exactly, any other number becomes the nearest double. Of a key that occurs
  /// twice the last value counts. Lone surrogates, invalid UTF-8 and a byte order mark are errors.
  public init(parsing bytes: borrowing Span<UInt8>) throws(JSONSyntaxError) {
    var parser = JSONParser()
    self = try parser.document(in: bytes)
  }

  /// Parses one JSON value that fills the whole array of UTF-8 bytes.
  public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    try self.init(parsing: bytes.span)
  }

  /// Parses one JSON value that fills the whole text.
  public init(parsing text: String) throws(JSONSyntaxError) {
    try self.init(parsing: text.utf8.span)
  }
}
