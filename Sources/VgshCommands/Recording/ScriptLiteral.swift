import VGScript
import VgshBase

/// How text is written in a script.
enum ScriptLiteral {
  /// A text as one word of a command: as it is where that reads the same, else in quotes.
  ///
  /// - Parameter isText: whether an unquoted literal would be taken for more than its text.
  static func word(_ text: String, isText: Bool = false) -> String {
    BareWord.says(text) || (!isText && BareLiteral(text) != nil) ? text : quoted(text)
  }

  /// A text in quotes: raw ones where they can hold it.
  static func quoted(_ text: String) -> String {
    let isRaw = text.unicodeScalars.allSatisfy { $0 != "'" && !$0.isControlling }
    // Most texts hold nothing that means anything in the common quotes.
    let isPlain = text.unicodeScalars.allSatisfy { $0 != "\"" && $0 != "\\" && $0 != "$" && !$0.isControlling }
    return isRaw && !isPlain ? "'\(text)'" : "\"\(escaped(text))\""
  }

  /// A text as it stands between `"` and `"`.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\"", "\\", "$": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case let scalar where scalar.isControlling:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      case let scalar: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// A text behind `#`, on one line.
  static func comment(_ text: String) -> String { "# " + text.visible() }
}
