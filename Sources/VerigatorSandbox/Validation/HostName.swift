/// A host name as a service's `fqdn` must be one.
struct HostName: Sendable, Equatable {
  let text: String

  /// Reads a bare host name by the rules of RFC 1123 section 2.1, or an http or https URL, whose host is taken: the
  /// Python SDK's example and a public Drupal module send URLs.
  init?(fqdn: String) {
    // Bytes, for a slash and what combines with it would be one character.
    var host = fqdn.utf8[...]
    if let scheme = ["http://", "https://"].first(where: { fqdn.lowercased().utf8.starts(with: $0.utf8) }) {
      let ends = "/?#".utf8
      host = host.dropFirst(scheme.utf8.count).prefix { !ends.contains($0) }
      if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[host.index(after: at)...] }
      if let colon = host.lastIndex(of: UInt8(ascii: ":")) {
        let digits = host[host.index(after: colon)...]
        guard digits.first != UInt8(ascii: "+"), let port = UInt16(Substring(digits)), port > 0 else { return nil }
        host = host[..<colon]
      }
    }
    if host.last == UInt8(ascii: ".") { host = host.dropLast() }
    guard Self.isHostName(host) else { return nil }
    text = String(Substring(host))
  }

  private static func isHostName(_ text: Substring.UTF8View) -> Bool {
    guard (1...253).contains(text.count) else { return false }
    return text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
        && label.allSatisfy(isLetterDigitHyphen)
    }
  }

  private static func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension HostName {
  /// What `init(fqdn:)` takes, within the limits of a text field.
  static var schema: JSONSchema {
    let label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    let host = "\(label)(?:\\.\(label))*\\.?"
    let port = "0*(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})"
    let rest = #"[/?#][^\u0000]*"#
    return .either(
      .string(pattern: "^\(host)$").adding("maxLength", 253),
      .string(pattern: #"^[Hh][Tt][Tt][Pp][Ss]?://(?:[^\u0000/?#]*@)?\#(host)(?::\#(port))?(?:\#(rest))?$"#)
        .adding("maxLength", .integer(Fields.textLimit)))
  }
}
