/// Text with styles, before it is known whether the reader shows colours.
package struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// What a piece of text is, not how it looks: the palette is in one place, below.
  package enum Style: Hashable, Sendable {
    case plain
    case strong
    case dim
    case heading
    case error
    case warning
    case note
    case success
    case text
    case number
    case key
    /// Pictures that are read by light and dark, whatever colours the terminal has.
    case lightOnDark
  }

  package struct Run: Hashable, Sendable {
    package var text: String
    package var style: Style
  }

  package private(set) var runs: [Run] = []

  package init() {}

  package init(_ text: String, _ style: Style = .plain) { append(text, style) }

  package init(stringLiteral value: String) { append(value, .plain) }

  package mutating func append(_ text: String, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    if runs.last?.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  package mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.style) }
  }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var result = left
    result.append(right)
    return result
  }

  /// The text alone.
  package var plain: String { runs.reduce(into: "") { $0 += $1.text } }

  /// As written to an output.
  ///
  /// - Parameter color: whether to put in ECMA-48 sequences.
  package func rendered(color: Bool) -> String {
    guard color else { return plain }
    return runs.reduce(into: "") { result, run in
      if let code = run.style.code {
        result += "\u{1B}[\(code)m\(run.text)\u{1B}[0m"
      } else {
        result += run.text
      }
    }
  }
}

extension StyledText.Style {
  /// The parameters of the SGR sequence: the sixteen colours only, which every palette of a terminal keeps readable.
  package var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .dim: "2"
    case .heading: "1"
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    case .success: "32"
    case .text: "32"
    case .number: "36"
    case .key: "34"
    case .lightOnDark: "97;40"
    }
  }
}
