/// Where a `Location` points, seen from the request it answers.
enum Redirect: Equatable {
  /// To this path with its query, of the same scheme, host and port.
  case within(path: String)
  /// Somewhere else.
  case elsewhere
  /// It is no URL.
  case malformed

  /// Resolves a `Location`, which may be relative, as RFC 3986 says.
  init(_ location: String, from request: TransportRequest, origin: Origin) {
    let target = String(location.trimmed.prefix { $0 != "#" })
    let isClean = target.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value != 0x7F }
    guard !target.isEmpty, isClean else {
      self = .malformed
      return
    }
    if target.hasPrefix("//") || Self.hasScheme(target) {
      guard let parts = URLParts(target.hasPrefix("//") ? "\(origin.scheme):\(target)" : target) else {
        self = .elsewhere  // such as mailto:
        return
      }
      self = parts.origin == origin && !parts.hasUserInfo ? .within(path: parts.pathAndQuery) : .elsewhere
      return
    }
    let path = request.head.path ?? "/"
    let pathAlone = path.prefix { $0 != "?" }
    if target.hasPrefix("/") {
      self = .within(path: Self.removingDots(target))
    } else if target.hasPrefix("?") {
      self = .within(path: pathAlone + target)
    } else {
      let folder = pathAlone.lastIndex(of: "/").map { pathAlone[...$0] } ?? "/"
      self = .within(path: Self.removingDots(folder + target))
    }
  }

  /// Why the redirect was not followed.
  func refusal(of request: TransportRequest, to location: String) -> String {
    switch self {
    case .malformed: "the server redirects to what is no URL"
    case .elsewhere: "the server redirects to \(location), which is another server and is not followed"
    case .within where request.head.method == .get:
      "the server redirects more than \(RedirectMiddleware.limit) times, last to \(location)"
    case .within: "the server redirects to \(location), which is followed for a GET only"
    }
  }

  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    return scheme.first?.isASCIILetter == true
      && scheme.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: ".")
      }
  }

  /// The path without `.` and `..` segments; a query stays as it is.
  private static func removingDots(_ target: String) -> String {
    let path = target.prefix { $0 != "?" }
    var segments: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case "..":
        _ = segments.popLast()
        if isLast { segments.append("") }
      case ".": if isLast { segments.append("") }
      default: segments.append(part)
      }
    }
    return "/" + segments.joined(separator: "/") + target[path.endIndex...]
  }
}
