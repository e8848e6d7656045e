import HTTPTypes

/// A call of Number Verification as its route gets it.
struct NumberCall: Sendable {
  let parameters: FormParameters
  let settings: Call.Settings

  /// The most characters a text may have: ten SMS in one.
  static let textLimit = 1000

  /// A parameter that may be left out. An empty one counts as left out: some clients send all that they know.
  ///
  /// - Throws: A 102 where it is too long.
  subscript(name: String) -> String? {
    get throws(NumberRefusal) {
      guard let text = parameters[name], !text.isEmpty else { return nil }
      guard text.utf8.count <= Self.textLimit || text.count <= Self.textLimit else {
        throw NumberRefusal(.invalidParameters, "\(name) is longer than \(Self.textLimit) characters")
      }
      return text
    }
  }

  /// - Throws: A 102 where it is missing, blank or too long.
  func required(_ name: String) throws(NumberRefusal) -> String {
    guard let text = try self[name], text.contains(where: { !$0.isWhitespace }) else {
      throw NumberRefusal(.invalidParameters, "\(name) is missing")
    }
    return text
  }

  /// A whole number that may be left out.
  ///
  /// - Throws: A 102 where it is none, or out of its range.
  func number(_ name: String, _ range: ClosedRange<Int>) throws(NumberRefusal) -> Int? {
    guard let text = try self[name] else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let bounds = range.upperBound == .max ? "from \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
      throw NumberRefusal(.invalidParameters, "\(name) must be a whole number, \(bounds)")
    }
    return number
  }
}

extension Credentials {
  /// - Throws: A 101 where one of the two is missing.
  init(_ parameters: FormParameters) throws(NumberRefusal) {
    guard let username = parameters["username"], !username.isEmpty, let password = parameters["password"],
      !password.isEmpty
    else {
      throw NumberRefusal(
        .wrongCredentials, "username and password must be among the parameters, in the query or in a urlencoded form")
    }
    self.init(username: username, password: password)
  }
}

extension FormParameters {
  /// What a request sends: those of the query, then those of a form in its body. Old clients send all in both.
  init(of head: HTTPRequest, target: RequestTarget, body: ReceivedBody) {
    guard case .bytes(let bytes) = body, !bytes.isEmpty, Self.isForm(head.headerFields[.contentType]) else {
      self = target.query
      return
    }
    self = target.query.followed(by: FormParameters(bytes))
  }

  /// A body of no type is taken for a form, which is what this API is documented to take.
  private static func isForm(_ contentType: String?) -> Bool {
    guard let contentType else { return true }
    return contentType.lowercased().hasPrefix("application/x-www-form-urlencoded")
  }
}
