import HTTPTypes
import NIOCore

/// Who may make control calls.
///
/// Whoever has the token, if there is one; else only this machine, and of what runs on it not the pages of a browser:
/// a page that the developer happens to visit could reach the port, by its address or by a name of its own that it
/// lets point here.
struct AdminAccess: Sendable {
  let token: String?

  /// - Throws: A 403.
  func check(_ request: HTTPRequest, peer: SocketAddress?) throws(Problem) {
    if let token, let header = request.headerFields[.authorization], "Bearer \(token)".equalsInConstantTime(header) {
      return
    }
    guard let peer, Self.isLoopback(peer) else {
      throw Problem(
        .forbidden,
        token == nil
          ? "Control calls are taken from this machine only, for the server has no admin token"
          : "Control calls from other machines need Authorization: Bearer and the server's admin token")
    }
    let host = request.authority
    if let host, !Self.isLoopback(host: host) {
      throw Problem(.forbidden, "Control calls must be addressed to localhost or a loopback address in Host")
    }
    if let origin = request.headerFields[.origin], origin != "http://\(host ?? "")" {
      throw Problem(.forbidden, "Control calls from a page of another origin are refused")
    }
  }

  /// Whether a socket's address is the machine itself, also as IPv4 written in IPv6.
  static func isLoopback(_ address: SocketAddress) -> Bool {
    guard let text = address.ipAddress else { return false }
    return isLoopback(host: text) || text.lowercased().hasPrefix("::ffff:127.")
  }

  /// - Parameter host: As in `Host`: a name or an address, an IPv6 one in brackets, with or without a port.
  static func isLoopback(host: String) -> Bool {
    var name = host[...]
    if name.hasPrefix("["), let end = name.firstIndex(of: "]") {
      name = name[name.index(after: name.startIndex)..<end]
    } else if let colon = name.firstIndex(of: ":"), name[name.index(after: colon)...].firstIndex(of: ":") == nil {
      name = name[..<colon]
    }
    let lower = name.lowercased()
    if lower == "localhost" || lower.hasSuffix(".localhost") || lower == "::1" { return true }
    let parts = lower.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
