/// Which proxies to go through, as the usual environment variables say. Loopback hosts are never proxied.
public struct ProxySettings: Sendable, Hashable {
  /// The proxy for http URLs, or nil for none.
  public var http: String?
  /// The proxy for https URLs, or nil for none.
  public var https: String?
  /// Hosts and domains that are reached directly, separated by commas; `*` for all.
  public var exceptions: String?

  public init(http: String? = nil, https: String? = nil, exceptions: String? = nil) {
    self.http = http
    self.https = https
    self.exceptions = exceptions
  }

  /// Reads `http_proxy`, `https_proxy` and `no_proxy` from the values given, the lower case before the upper; an empty
  /// value counts as none.
  public init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      [environment[name], environment[name.uppercased()]].compactMap { $0 }.first { !$0.isEmpty }
    }
    self.init(http: value("http_proxy"), https: value("https_proxy"), exceptions: value("no_proxy"))
  }
}
