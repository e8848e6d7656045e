import VgshBase
import VgshRuntime

/// Says where a document and what is shown part.
struct DocumentDifference {
  private let difference: ShownText.Difference
  private let block: MarkdownDocument.Block
  private let document: MarkdownDocument

  init(_ difference: ShownText.Difference, in block: MarkdownDocument.Block, of document: MarkdownDocument) {
    self.difference = difference
    self.block = block
    self.document = document
  }

  var diagnostic: Diagnostic {
    let range = document.source.lineRange(block.firstLine + difference.line)
    let isInside = block.content.contains(range.lowerBound)
    let message = isInside ? "this is not what is shown" : "more is shown"
    let shown = difference.shown.map { "shown is: \($0)" } ?? "nothing more is shown"
    return Diagnostic(
      code: "expectation", message,
      at: SourceSpan(source: document.source.id, lower: range.lowerBound, upper: range.upperBound),
      help: "\(shown)\n'vgsh test --update' writes into the document what is shown")
  }
}
