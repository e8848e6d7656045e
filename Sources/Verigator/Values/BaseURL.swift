/// Where the API is: an http or https URL without user name, query and fragment.
///
/// ```swift
/// let url = try BaseURL("https://api.verigator.com")
/// ```
public struct BaseURL: Sendable, Hashable, CustomStringConvertible {
  /// Messente's own server. Its documentation calls the API deprecated.
  public static let production = BaseURL(
    origin: Origin(scheme: "https", host: "api.verigator.com", port: 443), pathPrefix: "")

  /// Messente's server for Number Verification.
  public static let numberVerification = BaseURL(
    origin: Origin(scheme: "https", host: "api2.messente.com", port: 443), pathPrefix: "")
  /// The server that steps in for ``numberVerification``.
  public static let numberVerificationBackup = BaseURL(
    origin: Origin(scheme: "https", host: "api3.messente.com", port: 443), pathPrefix: "")

  /// Scheme, host and port.
  public let origin: Origin
  /// What stands between the authority and the paths of the API: empty, or `/prefix` without a slash at the end.
  public let pathPrefix: String

  private init(origin: Origin, pathPrefix: String) {
    self.origin = origin
    self.pathPrefix = pathPrefix
  }

  /// Reads a URL.
  ///
  /// - Throws: ``InvalidInput`` if it is none, or holds what a base URL cannot have.
  public init(_ written: String) throws(InvalidInput) {
    let advice = "write it like https://api.verigator.com or http://127.0.0.1:8080"
    let text = written.trimmed
    if let character = text.unicodeScalars.first(where: {
      !$0.isASCII || $0.value <= 0x20 || $0.value == 0x7F || "\"<>\\^`{|}".unicodeScalars.contains($0)
    }) {
      throw InvalidInput("a URL cannot hold \(character.codePoint)", advice: advice)
    }
    guard let parts = URLParts(text), parts.scheme == "http" || parts.scheme == "https" else {
      throw InvalidInput("this is no http or https URL", advice: advice)
    }
    guard !parts.hasUserInfo else {
      throw InvalidInput("a base URL holds no user name or password", advice: "log in instead")
    }
    guard !parts.hasQuery, !parts.hasFragment else {
      throw InvalidInput("a base URL has no query and no fragment", advice: advice)
    }
    guard let origin = parts.origin else {
      throw InvalidInput("the host or the port of the URL is malformed", advice: advice)
    }
    var prefix = parts.path
    while prefix.hasSuffix("/") { prefix.removeLast() }
    self.init(origin: origin, pathPrefix: prefix)
  }

  /// The URL without a slash at its end.
  public var description: String { "\(origin)\(pathPrefix)" }
}
