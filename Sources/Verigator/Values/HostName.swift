/// The domain of a service: a host name by the rules of RFC 1123, in lower case.
///
/// ```swift
/// try HostName("https://www.CoffeeShop.com/login").text  // "www.coffeeshop.com"
/// ```
public struct HostName: Sendable, Hashable, CustomStringConvertible {
  /// The name as it is sent.
  public let text: String

  /// Reads a host name, or an http or https URL, of which the host is taken.
  ///
  /// - Throws: ``InvalidInput`` if there is no host name by RFC 1123 in it.
  public init(_ written: String) throws(InvalidInput) {
    let trimmed = written.trimmed
    var host = Substring(trimmed)
    if let scheme = Self.scheme(of: trimmed) {
      guard scheme.asciiLowercased == "http" || scheme.asciiLowercased == "https" else {
        throw InvalidInput("a service has a domain, not a '\(scheme)' URL", advice: Self.advice)
      }
      host = host.dropFirst(scheme.utf8.count + 3)
      host = host.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
      if let colon = host.lastIndex(of: ":"), host[host.index(after: colon)...].utf8.allSatisfy(\.isASCIIDigit) {
        host = host[..<colon]
      }
    }
    if host.hasSuffix(".") { host = host.dropLast() }
    let name = host.asciiLowercased
    try Self.check(name)
    text = name
  }

  /// Takes the text as it is, to see what the server says of it.
  public init(unchecked text: String) { self.text = text }

  /// The name as it is sent.
  public var description: String { text }

  private static let advice = "write a domain like coffeeshop.com"

  private static func scheme(of text: String) -> Substring? {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") else { return nil }
    let scheme = text[..<colon]
    return !scheme.isEmpty && scheme.utf8.allSatisfy(\.isASCIILetter) ? scheme : nil
  }

  private static func check(_ name: String) throws(InvalidInput) {
    guard !name.isEmpty else { throw InvalidInput("the domain is empty", advice: advice) }
    guard name.utf8.count <= 253 else { throw InvalidInput("a domain has at most 253 characters", advice: advice) }
    for scalar in name.unicodeScalars {
      if scalar == ":" || scalar == "/" {
        throw InvalidInput("a domain has no port and no path", advice: "leave out what follows the name")
      }
      guard let byte = UInt8(exactly: scalar.value), byte < 0x80 else {
        throw InvalidInput(
          "a domain is written in ASCII letters",
          advice: "write an international name in its form that begins with xn--")
      }
      guard byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else {
        let shown = byte > 0x20 && byte < 0x7F ? "'\(scalar)'" : byte == 0x20 ? "a blank" : scalar.codePoint
        throw InvalidInput("a domain cannot hold \(shown)", advice: advice)
      }
    }
    for label in name.split(separator: ".", omittingEmptySubsequences: false) {
      guard !label.isEmpty else { throw InvalidInput("a domain has a name between two dots", advice: advice) }
      guard label.utf8.count <= 63 else {
        throw InvalidInput("each part of a domain has at most 63 characters", advice: advice)
      }
      guard label.first != "-", label.last != "-" else {
        throw InvalidInput("no part of a domain begins or ends with a dash", advice: advice)
      }
    }
  }
}
