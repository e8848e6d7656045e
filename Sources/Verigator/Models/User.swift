import ExactJSON

/// A user of a service.
public struct User: Sendable, Hashable {
  /// The id that the API gave, needed to verify the user.
  public let id: UserID
  /// The login name in the service's own system; nil if the reply left it out.
  public let idInService: String?
  /// When the user was added; nil if the reply left it out.
  public let ctime: Timestamp?

  /// A user as known from elsewhere, such as a saved file.
  public init(id: UserID, idInService: String?, ctime: Timestamp?) {
    self.id = id
    self.idInService = idInService
    self.ctime = ctime
  }

  init(_ body: ReplyBody) throws(UndocumentedReply) {
    id = try body.userID("id")
    idInService = body.json["id_in_service"]?.string
    ctime = Timestamp(body.json["ctime"])
  }
}
