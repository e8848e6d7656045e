/// How a ``CurlTransport`` behaves. It reads nothing from its surroundings: what it is to know stands here.
public struct CurlConfiguration: Sendable, Hashable {
  /// The proxies to go through.
  public var proxies: ProxySettings
  /// A file of certificates in PEM form to trust in place of the system's, or nil.
  public var certificateFile: String?
  /// The largest body of a reply, in bytes; a larger one makes the request fail.
  public var largestReply: Int
  /// The shared library to load.
  public var libraryName: String

  public init(
    proxies: ProxySettings = ProxySettings(), certificateFile: String? = nil, largestReply: Int = 16 << 20,
    libraryName: String = "libcurl.so.4"
  ) {
    self.proxies = proxies
    self.certificateFile = certificateFile
    self.largestReply = largestReply
    self.libraryName = libraryName
  }
}
