/// The parts of an absolute http or https URL, by the generic syntax of RFC 3986.
struct URLParts {
  /// The scheme in lower case.
  let scheme: String
  /// Host and port as they stand.
  let hostAndPort: Substring
  let hasUserInfo: Bool
  let hasQuery: Bool
  let hasFragment: Bool
  /// The path, empty or beginning with a slash.
  let path: String
  /// The path and the query, at least `/`.
  let pathAndQuery: String

  init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
    scheme = text[..<colon].asciiLowercased
    var rest = text[text.index(colon, offsetBy: 3)...]

    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let at = authority.lastIndex(of: "@")
    hasUserInfo = at != nil
    hostAndPort = at.map { authority[authority.index(after: $0)...] } ?? authority

    rest = rest[authority.endIndex...]
    let fragment = rest.firstIndex(of: "#")
    hasFragment = fragment != nil
    let target = rest[..<(fragment ?? rest.endIndex)]
    let query = target.firstIndex(of: "?")
    hasQuery = query != nil
    path = String(target[..<(query ?? target.endIndex)])
    pathAndQuery = path.isEmpty ? "/\(target)" : String(target)
  }

  /// Scheme, host and port; nil if the scheme is another, the host is malformed or the port out of range.
  var origin: Origin? {
    guard scheme == "http" || scheme == "https" else { return nil }
    var host = hostAndPort
    var port = Origin.defaultPort(of: scheme)
    let colon = host.lastIndex(of: ":")
    if let colon, !host[colon...].contains("]") {
      let digits = host[host.index(after: colon)...]
      host = host[..<colon]
      if !digits.isEmpty {  // RFC 3986 allows a colon without a port
        guard digits.utf8.allSatisfy(\.isASCIIDigit), let number = UInt16(digits), number > 0 else { return nil }
        port = Int(number)
      }
    }
    guard Self.isHost(host) else { return nil }
    return Origin(scheme: scheme, host: host.asciiLowercased, port: port)
  }

  private static func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("[") {
      return host.hasSuffix("]") && host.utf8.count > 3
        && host.dropFirst().dropLast().utf8.allSatisfy { byte in
          byte.isASCIIDigit || (byte | 0x20) &- UInt8(ascii: "a") < 6 || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: ".")
        }
    }
    return !host.isEmpty && host.utf8.allSatisfy(\.isURLUnreserved)
  }
}
