/// Writes what `export` was asked for in one format.
package protocol Exporter: Sendable {
  /// The text of a file, newline at its end; null where the format cannot say such a thing.
  func text(of content: ExportContent) -> String?
}
