/// The path and the query of a request, percent-decoded.
struct RequestTarget: Sendable {
  /// The path as it was sent, without the query.
  let path: String

  /// The segments between the slashes, decoded: `["v1", "service", "service"]`. A slash at the end gives an empty one.
  let segments: [String]

  /// The query's parameters.
  let query: FormParameters

  /// Splits bytes, for splitting characters would look for their boundaries first.
  ///
  /// - Parameter text: The request target in its origin form, as `/sandbox/messages?limit=1`.
  init(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    path = String(Substring(parts[0]))
    segments = parts[0].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map {
      PercentEncoding.decode($0, plusIsBlank: false)
    }
    query = parts.count < 2 ? FormParameters() : FormParameters(parts[1])
  }

  /// The value of the first query parameter of that name.
  func parameter(_ name: String) -> String? { query[name] }
}
