/// The reports that `vgsh test` writes to files: `--junit F`, `--tap F`, `--json F`, `--html F`.
package enum ReportFormat: String, CaseIterable, Sendable {
  case junit
  case tap
  case json
  case html

  package var report: any Report {
    switch self {
    case .junit: JUnitReport()
    case .tap: TAPReport()
    case .json: JSONLinesReport()
    case .html: HTMLReport()
    }
  }
}
