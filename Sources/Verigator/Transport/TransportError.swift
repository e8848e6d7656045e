/// Why no usable reply came.
public struct TransportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What went wrong.
  public enum Reason: Sendable, Hashable {
    /// The server could not be reached, or the connection broke before the reply was whole.
    case connection
    /// No secure connection could be made; trying again will not help.
    case tls
    /// The request's time was up.
    case timeout
    /// What came is not HTTP.
    case malformedReply
    /// The reply is larger than the transport takes.
    case replyTooLarge
    /// The transport itself is not usable: a missing library, an unreadable file.
    case setup
  }

  /// What went wrong.
  public let reason: Reason
  /// A sentence about it that names the host, holds no secret, and nothing of the request's or reply's body.
  public let message: String
  /// Whether it is certain that the server saw nothing of the request.
  public let nothingSent: Bool
  /// What a sandbox says it did to the reply on purpose, where its head came.
  public let sandboxFault: String?

  public init(_ reason: Reason, _ message: String, nothingSent: Bool, sandboxFault: String? = nil) {
    self.reason = reason
    self.message = message
    self.nothingSent = nothingSent
    self.sandboxFault = sandboxFault
  }

  /// The message.
  public var description: String { message }
}
