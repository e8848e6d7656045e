import VgshBase

/// Draws diagnostics: place, message, the line itself with the part underlined, further places, and what to do.
///
/// ```
/// coffee.vgs:7:9: error: no command 'crate' - did you mean 'create'?
///   7 | let x = crate service CoffeeShop coffeeshop.com
///     |         ^^^^^
/// ```
package struct DiagnosticRenderer: Sendable {
  /// A help that makes the first line longer than this stands in a line of its own.
  private static let longestHeadline = 80
  /// For a reader that has no window.
  private static let widthWithoutWindow = 120

  let sources: SourceMap

  package init(sources: SourceMap) {
    self.sources = sources
  }

  /// One or more lines, the last with its newline.
  package func render(_ diagnostic: Diagnostic, for reader: ConsoleStyle) -> String {
    styled(diagnostic, width: reader.isTerminal ? reader.width : Self.widthWithoutWindow).rendered(color: reader.color)
  }

  private func styled(_ diagnostic: Diagnostic, width: Int) -> StyledText {
    let message = diagnostic.message.visible()
    let help = diagnostic.help?.visible(keepingBreaks: true)
    let helpFits = help.map { !$0.contains("\n") && message.count + $0.count <= Self.longestHeadline } ?? false
    let primary = diagnostic.span.flatMap { ExcerptMark($0, sources, style: diagnostic.severity.style) }

    var result = StyledText()
    if let primary { result.append(primary.place + ": ", .strong) }
    result.append("\(diagnostic.severity.rawValue):", diagnostic.severity.style)
    result.append(" \(message)", .strong)
    if let help, helpFits { result.append(" - \(help)") }
    result.append("\n")

    let labels = diagnostic.labels.compactMap { ExcerptMark($0.span, sources, text: $0.text.visible(), style: .note) }
    let marks = (primary.map { [$0] } ?? []) + labels
    result.append(Excerpt(marks, width: width).styled)
    if let help, !helpFits {
      for (index, line) in help.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        result.append(index == 0 ? "  help: " : "        ", .note)
        result.append("\(line)\n")
      }
    }
    return result
  }
}

extension Diagnostic.Severity {
  fileprivate var style: StyledText.Style {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
