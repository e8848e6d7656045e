import VgshBase
import VgshRuntime

/// A value as it stands in a table: one line, nothing in it that a terminal could act on.
struct TableCell {
  let text: String
  let style: StyledText.Style
  /// Columns of a terminal it takes.
  let width: Int

  init(text: String, style: StyledText.Style) {
    self.text = text
    self.style = style
    width = DisplayWidth.of(text)
  }

  /// - Parameter limit: characters that are shown; what is left out is said.
  init(_ value: Value, limit: Int = 1000) {
    self.init(text: Self.shortened(value.displayText, to: limit), style: Self.style(of: value))
  }

  /// For a record that has no such field.
  static let missing = TableCell(text: "", style: .plain)

  var styled: StyledText { StyledText(text, style) }

  private static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
      end < text.endIndex
    else { return text.visible() }
    return String(text[..<end]).visible() + "… \(text[end...].count) more characters"
  }

  private static func style(of value: Value) -> StyledText.Style {
    switch value {
    case .null, .secret: .dim
    case .bool, .int, .double, .duration: .number
    case .text, .list, .record: .plain
    }
  }
}
