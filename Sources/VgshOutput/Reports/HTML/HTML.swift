/// A piece of HTML. Only literals are taken for markup: every text that is put into one is escaped, for between tags and
/// for attributes in quotes alike, so that forgetting it is not possible.
///
/// ```swift
/// let item: HTML = #"<li title="\#(path)">\#(name)</li>"#
/// ```
struct HTML: Sendable, ExpressibleByStringInterpolation {
  private(set) var markup: String

  init() { markup = "" }

  init(stringLiteral literal: StaticString) { markup = "\(literal)" }

  init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

  static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

  /// Bytes of it.
  var count: Int { markup.utf8.count }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate(set) var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: StaticString) { markup += "\(literal)" }
    mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
    mutating func appendInterpolation(_ number: Int) { markup += "\(number)" }
    mutating func appendInterpolation(_ text: String) { HTML.append(text, to: &markup) }
  }

  /// The text as it reads, whatever is in it. Controls, which HTML does not know, are replaced by U+FFFD.
  private static func append(_ text: String, to markup: inout String) {
    // Most texts hold nothing of the kind.
    guard text.utf8.contains(where: { isSpecial($0) }) else {
      markup += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "'": markup += "&#39;"
      case "\n", "\t": markup.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: markup += "\u{FFFD}"
      default: markup.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): false
    case 0..<0x20, 0x7F, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
