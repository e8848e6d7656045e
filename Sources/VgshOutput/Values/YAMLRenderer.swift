import VgshBase
import VgshRuntime

/// YAML that every reader of 1.1 or 1.2 takes for the same values: block style, text quoted wherever it could be read
/// as anything else.
package struct YAMLRenderer: ValueRenderer {
  package init() {}

  package func render(_ value: Value, for reader: ConsoleStyle) -> String {
    var text = ""
    append(value, to: &text, indent: 0, isInline: true)
    return text
  }

  /// - Parameter isInline: whether the cursor stands where the first entry may begin, as behind `- `.
  private func append(_ value: Value, to text: inout String, indent: Int, isInline: Bool) {
    let margin = String(repeating: " ", count: indent)
    switch value {
    case .list(let items) where !items.isEmpty:
      for (index, item) in items.enumerated() {
        text += index == 0 && isInline ? "- " : margin + "- "
        append(item, to: &text, indent: indent + 2, isInline: true)
      }
    case .record(let record) where !record.isEmpty:
      for (index, (key, item)) in record.elements.enumerated() {
        text += index == 0 && isInline ? "" : margin
        text += YAMLText.scalar(key) + ":"
        if item.isBlock {
          text += "\n"
          append(item, to: &text, indent: indent + 2, isInline: false)
        } else {
          text += " "
          append(item, to: &text, indent: indent + 2, isInline: true)
        }
      }
    case .list: text += "[]\n"
    case .record: text += "{}\n"
    case .double(let number): text += YAMLText.number(number) + "\n"
    case .null, .bool, .int: text += value.displayText + "\n"
    case .text, .secret, .duration: text += YAMLText.scalar(value.displayText) + "\n"
    }
  }
}

extension Value {
  /// Whether the value takes lines of its own.
  fileprivate var isBlock: Bool {
    switch self {
    case .list(let items): !items.isEmpty
    case .record(let record): !record.isEmpty
    case .null, .bool, .int, .double, .text, .duration, .secret: false
    }
  }
}
