import ExactJSON

/// What a reply that is no success says for people.
enum ServerMessage {
  /// Longer texts, such as the pages of a proxy, are cut.
  private static let maximalLength = 500

  /// The `message` of a JSON object, else the body as text, else a word for the status.
  static func text(of reply: TransportReply, kind: VerigatorError.Kind) -> String {
    if let json = try? JSON(parsing: reply.body) {
      if let message = json["message"]?.string, !message.trimmed.isEmpty { return cut(message.trimmed) }
      if json != [:], json != .null { return cut(json.text()) }
    }
    let text = String(decoding: reply.body.prefix(4 * maximalLength), as: UTF8.self).trimmed
    return text.isEmpty || text == "{}" || text == "null" ? ownWords(for: kind) : cut(text)
  }

  private static func cut(_ text: String) -> String {
    text.unicodeScalars.count <= maximalLength
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(maximalLength))) + "…"
  }

  private static func ownWords(for kind: VerigatorError.Kind) -> String {
    switch kind {
    case .invalid: "the server finds the request invalid"
    case .unauthorized: "the server does not accept the user name or the password"
    case .forbidden: "the account has no access"
    case .notFound: "the server does not know it"
    case .conflict: "it conflicts with what is there"
    case .throttled: "the server got too many requests"
    case .server: "the server failed"
    case .unexpected, .network, .timeout, .local: "the server's answer is not one of those documented"
    }
  }
}
