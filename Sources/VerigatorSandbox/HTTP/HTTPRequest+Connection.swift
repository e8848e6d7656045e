import HTTPTypes

extension HTTPRequest {
  /// Whether a body follows the head.
  var hasBody: Bool {
    headerFields[.transferEncoding] != nil || contentLength.map { $0 > 0 } ?? false
  }

  /// The length that the head announces.
  private var contentLength: UInt64? {
    headerFields[.contentLength].flatMap { UInt64($0) }
  }

  /// Whether the head announces more than `limit` bytes. A body in chunks announces nothing.
  func announcesBody(largerThan limit: Int) -> Bool {
    contentLength.map { $0 > limit } ?? false
  }

  /// Whether the sender waits for a word before it sends the body.
  var expectsContinue: Bool {
    headerFields[.expect]?.lowercased() == "100-continue"
  }

  /// Whether nothing more can be read from the connection.
  ///
  /// After a request that offers another protocol, as Java's client does unasked, the parser waits for that protocol.
  var isLastOfConnection: Bool {
    headerFields[.connection]?.lowercased() == "close" || headerFields[.upgrade] != nil
  }

  /// The value of `X-Service-Auth`.
  var serviceAuth: String? {
    headerFields.first { $0.name.canonicalName == "x-service-auth" }?.value
  }
}
