/// The section of a page on the coverage of the API.
enum HTMLCoverage {
  /// Empty where nobody asked for it.
  static func section(of run: RunResult) -> HTML {
    guard let coverage = run.coverage else { return "" }
    let table = CoverageTable(coverage)
    var head = HTML()
    for status in table.statuses { head += #"<th scope="col" class="number">\#(status)</th>"# }
    var rows = HTML()
    for row in coverage.rows {
      rows += #"<tr><th scope="row">\#(row.call)</th>"#
      for status in table.statuses { rows += cell(row.documented.first { $0.status == status }) }
      rows += "<td>\(CoverageTable.others(row))</td></tr>\n"
    }
    let complaint: HTML =
      run.missesCoverage
      ? #"<p class="notice">\#(run.coverageGoal?.complaint(about: coverage) ?? "")</p>\#n"# : ""
    return #"""
      <section aria-labelledby="coverage">
      <h2 id="coverage">Coverage</h2>
      <p>\#(table.headline)</p>
      \#(complaint)<div class="wide"><table class="coverage">
      <thead><tr><th scope="col">call</th>\#(head)<th scope="col">undocumented</th></tr></thead>
      <tbody>
      \#(rows)</tbody>
      </table></div>
      </section>

      """#
  }

  private static func cell(_ answer: RunCoverage.Answer?) -> HTML {
    guard let answer else { return "<td></td>" }
    guard answer.count > 0 else {
      return #"<td class="number missing" title="not seen">\#(CoverageTable.missing)</td>"#
    }
    return #"<td class="number seen">\#(answer.count)</td>"#
  }
}
