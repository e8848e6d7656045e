/// Scheme, host and port: what decides where credentials may go and whether a redirect is followed.
public struct Origin: Sendable, Hashable, CustomStringConvertible {
  /// `http` or `https`.
  public let scheme: String
  /// The host in lower case; an IPv6 address in brackets.
  public let host: String
  /// The port, the scheme's own where the URL gives none.
  public let port: Int

  /// Whether the host is this machine: `localhost`, a name below it, or a loopback address.
  public var isLoopback: Bool {
    if host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// `host` or `host:port`, as it stands in a URL.
  public var authority: String { port == Self.defaultPort(of: scheme) ? host : "\(host):\(port)" }

  /// `scheme://authority`.
  public var description: String { "\(scheme)://\(authority)" }

  static func defaultPort(of scheme: String) -> Int { scheme == "https" ? 443 : 80 }
}
