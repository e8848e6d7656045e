import ExactJSON
import VgshBase
import VgshRuntime

/// JSON, a member or item per line.
package struct JSONRenderer: ValueRenderer {
  package init() {}

  package func render(_ value: Value, for reader: ConsoleStyle) -> String {
    value.json.text(pretty: true).escapingControls + "\n"
  }
}

extension String {
  /// JSON text in which the controls that JSON allows in the clear are escaped too: the same document, but harmless.
  var escapingControls: String {
    guard unicodeScalars.contains(where: { $0 != "\n" && $0.isControlling }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar != "\n", scalar.isControlling {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
