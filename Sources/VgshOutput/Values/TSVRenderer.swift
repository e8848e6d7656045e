import VgshBase
import VgshRuntime

/// Tab-separated values, with a line of headings; tab, newline, carriage return and backslash are escaped.
package struct TSVRenderer: ValueRenderer {
  package init() {}

  package func render(_ value: Value, for reader: ConsoleStyle) -> String {
    Rows(any: value).separated(by: "\t", for: reader) { text in
      guard text.utf8.contains(where: { Self.special.contains($0) }) else { return text }
      return text.unicodeScalars.reduce(into: "") { result, scalar in
        switch scalar {
        case "\t": result += "\\t"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\\": result += "\\\\"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
  }

  private static let special = Set("\t\r\n\\".utf8)
}
