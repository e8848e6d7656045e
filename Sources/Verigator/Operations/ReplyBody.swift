import ExactJSON

/// A reply that is not what the documentation says, although its status is a success.
public struct UndocumentedReply: Error, Sendable, Equatable {
  /// What is wrong with it, as in `its body lacks 'id'`.
  public let problem: String

  /// An explanation to follow `the server's reply is not as documented: `.
  public init(_ problem: String) { self.problem = problem }
}

/// The body of a successful reply: a JSON object.
struct ReplyBody {
  /// The object.
  let json: JSON

  init(of reply: TransportReply) throws(UndocumentedReply) {
    guard !reply.body.isEmpty else { throw UndocumentedReply("its body is empty") }
    let json: JSON
    do {
      json = try JSON(parsing: reply.body)
    } catch {
      throw UndocumentedReply("its body is not JSON (\(error))")
    }
    try self.init(json)
  }

  init(_ json: JSON) throws(UndocumentedReply) {
    guard case .object = json else { throw UndocumentedReply("its body is \(json.kindName), not an object") }
    self.json = json
  }

  /// The id of a service in that field.
  func serviceID(_ field: String) throws(UndocumentedReply) -> ServiceID {
    let text = try string(field)
    do {
      return try ServiceID(text)
    } catch {
      throw UndocumentedReply("'\(field)' is unusable: \(error.problem)")
    }
  }

  /// The id of a user in that field.
  func userID(_ field: String) throws(UndocumentedReply) -> UserID {
    let text = try string(field)
    do {
      return try UserID(text)
    } catch {
      throw UndocumentedReply("'\(field)' is unusable: \(error.problem)")
    }
  }

  private func string(_ field: String) throws(UndocumentedReply) -> String {
    guard let value = json[field] else { throw UndocumentedReply("its body lacks '\(field)'") }
    guard let text = value.string else {
      throw UndocumentedReply("'\(field)' in its body is \(value.kindName), not a string")
    }
    return text
  }
}
