import VgshBase
import VgshRuntime

/// Writes values in one format.
///
/// Secrets appear as their mark in all of them.
package protocol ValueRenderer: Sendable {
  /// The value as text that ends with a newline, fit for the reader at that end: on a terminal nothing in it can steer
  /// the terminal.
  func render(_ value: Value, for reader: ConsoleStyle) -> String
}

extension OutputFormat {
  /// What writes values in the format.
  package var renderer: any ValueRenderer {
    switch self {
    case .table: TableRenderer()
    case .json: JSONRenderer()
    case .ndjson: NDJSONRenderer()
    case .csv: CSVRenderer()
    case .tsv: TSVRenderer()
    case .yaml: YAMLRenderer()
    }
  }
}
