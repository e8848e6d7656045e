import ExactJSON
import OrderedCollections
import VgshBase

/// Diagnostics as editors and other programs read them: a JSON array with one object a line.
///
/// `file`, `line`, `column`, `endLine`, `endColumn`, `offset`, `endOffset`, `severity` (`error`, `warning`, `note`),
/// `code`, `message`, `help`, `labels`. Lines and columns count from 1, columns in characters; offsets count the bytes of
/// the UTF-8 text from 0; the end is the place behind the last character. What stands in no source has
/// null for its place, and `help` is null where there is none. Labels have a place and a `text`.
package struct DiagnosticJSON: Sendable {
  private let sources: SourceMap

  package init(sources: SourceMap) {
    self.sources = sources
  }

  /// The whole array with a line break at its end.
  package func text(of diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "[]\n" }
    return "[\n" + diagnostics.map { "  " + object($0).text() }.joined(separator: ",\n") + "\n]\n"
  }

  private func object(_ diagnostic: Diagnostic) -> JSON {
    var object = place(diagnostic.span)
    object["severity"] = .string(diagnostic.severity.rawValue)
    object["code"] = .string(diagnostic.code)
    object["message"] = .string(diagnostic.message)
    object["help"] = diagnostic.help.map(JSON.string) ?? .null
    object["labels"] = .array(
      diagnostic.labels.map { label in
        var object = place(label.span)
        object["text"] = .string(label.text)
        return .object(object)
      })
    return .object(object)
  }

  private func place(_ span: SourceSpan?) -> OrderedDictionary<String, JSON> {
    guard let span, let source = sources[span.source] else {
      return [
        "file": .null, "line": .null, "column": .null, "endLine": .null, "endColumn": .null, "offset": .null,
        "endOffset": .null,
      ]
    }
    let start = source.position(of: span.lower)
    let end = source.position(of: max(span.lower, span.upper))
    return [
      "file": .string(source.name), "line": .integer(start.line), "column": .integer(start.column),
      "endLine": .integer(end.line), "endColumn": .integer(end.column), "offset": .integer(Int(span.lower)),
      "endOffset": .integer(Int(max(span.lower, span.upper))),
    ]
  }
}
