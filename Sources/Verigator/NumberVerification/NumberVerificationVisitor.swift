/// What is known of the person whose number is verified. All of it may be left out.
public struct NumberVerificationVisitor: Sendable, Hashable {
  /// The IP address. From another country than before, a PIN is needed even where the cookie is known.
  public var ip: String?
  /// The browser's `User-Agent`.
  public var browser: String?
  /// An identity that the browser keeps: once verified, it needs no PIN the next time. As good as a PIN, so keep it secret.
  public var cookie: Secret?

  public init(ip: String? = nil, browser: String? = nil, cookie: Secret? = nil) {
    self.ip = ip
    self.browser = browser
    self.cookie = cookie
  }

  var parameters: [(name: String, value: String)] {
    [("ip", ip), ("browser", browser), ("cookie", cookie?.reveal())]
      .compactMap { name, value in value.map { (name: name, value: $0) } }
  }
}
