/// A thing was asked for in a format that cannot say it.
package struct ExportFailure: Error, Hashable, Sendable {
  package let content: ExportContent.Kind
  package let format: ExportFormat

  package init(content: ExportContent.Kind, format: ExportFormat) {
    self.content = content
    self.format = format
  }

  package var message: String { "\(content.rawValue) cannot be exported as \(format.rawValue)" }
  package var help: String { "use --as \(content.formats.map(\.rawValue).joined(separator: ", "))" }
}
