import ExactJSON
import VgshBase
import VgshRuntime

/// JSON, each item of a list in a line of its own; any other value in one line.
package struct NDJSONRenderer: ValueRenderer {
  package init() {}

  package func render(_ value: Value, for reader: ConsoleStyle) -> String {
    guard case .list(let items) = value else { return value.json.text().escapingControls + "\n" }
    return items.reduce(into: "") { $0 += $1.json.text().escapingControls + "\n" }
  }
}
