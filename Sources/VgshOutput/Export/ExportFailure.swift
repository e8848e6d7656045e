/// A thing was asked for in a format that cannot say it.
package struct ExportFailure: Error, Hashable, Sendable {
  package let content: String
  package let format: ExportFormat
  /// Those that can.
  package let formats: [ExportFormat]

  package var message: String { "\(content) cannot be exported as \(format.rawValue)" }
  package var help: String { "use --as \(formats.map(\.rawValue).joined(separator: ", "))" }
}
