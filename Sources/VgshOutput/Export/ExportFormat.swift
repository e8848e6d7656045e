/// The words of `export … --as`.
package enum ExportFormat: String, CaseIterable, Sendable {
  case env
  case json
  case csv
  case curl
  case vgs

  package var exporter: any Exporter {
    switch self {
    case .env: EnvironmentExporter()
    case .json: JSONExporter()
    case .csv: CSVExporter()
    case .curl: CurlExporter()
    case .vgs: ScriptExporter()
    }
  }

  /// The content in this format.
  package func export(_ content: ExportContent) throws(ExportFailure) -> String {
    if let text = exporter.text(of: content) { return text }
    throw ExportFailure(
      content: content.name, format: self,
      formats: Self.allCases.filter { $0.exporter.text(of: content) != nil })
  }

  /// What is used where `--as` is not given: what one needs of such a thing most.
  package static func usual(for content: ExportContent) -> ExportFormat {
    switch content {
    case .services, .service: .env
    case .users: .csv
    case .session: .vgs
    case .last: .curl
    }
  }
}
