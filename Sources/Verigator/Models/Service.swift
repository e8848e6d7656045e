import ExactJSON

/// A registered service: the website or app whose users are verified.
public struct Service: Sendable, Hashable {
  /// The id to keep: the API cannot list services.
  public let id: ServiceID
  /// The name, also shown as the issuer in the user's app; nil if the reply left it out.
  public let name: String?
  /// When it was registered; nil if the reply left it out.
  public let ctime: Timestamp?

  /// A service as known from elsewhere, such as a saved file.
  public init(id: ServiceID, name: String?, ctime: Timestamp?) {
    self.id = id
    self.name = name
    self.ctime = ctime
  }

  init(_ body: ReplyBody) throws(UndocumentedReply) {
    id = try body.serviceID("id")
    name = body.json["name"]?.string
    ctime = Timestamp(body.json["ctime"])
  }
}
