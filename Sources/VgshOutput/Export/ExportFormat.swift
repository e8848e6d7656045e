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
    throw ExportFailure(content: content.kind, format: self)
  }
}

extension ExportContent.Kind {
  /// The formats that can say such a thing. The first is used where `--as` is not given: what one needs of it most.
  package var formats: [ExportFormat] {
    switch self {
    case .services, .service: [.env, .json, .csv]
    case .users: [.csv, .json]
    case .session: [.vgs, .json, .env]
    case .last: [.curl, .json]
    }
  }
}
