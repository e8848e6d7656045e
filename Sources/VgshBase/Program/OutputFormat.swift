/// How values are shown: the words of `--output` and of the setting `output`.
package enum OutputFormat: String, CaseIterable, Sendable {
  case table
  case json
  case ndjson
  case csv
  case tsv
  case yaml
}
