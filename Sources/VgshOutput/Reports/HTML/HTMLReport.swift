import VgshBase
import VgshRuntime

/// One page for people: what failed, first and open, then all files and tests with their times as bars, each with its
/// exchanges, and the coverage.
///
/// It needs nothing but itself: no script, no font, no picture, and a policy in its head that forbids fetching any. Its
/// size is bounded, so that a browser copes with ten thousand tests: when the room for exchanges is used up, those that
/// follow are only counted.
struct HTMLReport: Report {
  /// Bytes for the particulars of failures and of other tests.
  private static let roomForFailures = 8 << 20
  private static let roomForOthers = 2 << 20

  func text(of run: RunResult) -> String {
    var failures = HTMLRoom(Self.roomForFailures)
    var others = HTMLRoom(Self.roomForOthers)
    let page: HTML = #"""
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" \#
      content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\#(Self.title(of: run))</title>
      <style>
      \#(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      \#(header(of: run))
      <main>
      \#(HTMLFailures(run).section(&failures))\#(flaky(run))\#
      \#(HTMLFiles(run).section(&others))\#(HTMLCoverage.section(of: run))\#
      </main>
      </body>
      </html>

      """#
    return page.markup
  }

  /// What is failing comes first: of a tab one sees the beginning.
  private static func title(of run: RunResult) -> String {
    let counts = run.counts
    return counts.failed > 0 ? "\(counts.failed) failed - vgsh test" : "\(counts.passed) passed - vgsh test"
  }

  private func header(of run: RunResult) -> HTML {
    let counts = run.counts
    return #"""
      <header>
      <h1>vgsh test</h1>
      <p class="counts"><b class="passed">\#(counts.passed) passed</b> \#
      <b class="\#(counts.failed > 0 ? "failed" : "none")">\#(counts.failed) failed</b> \#
      <b class="\#(counts.skipped > 0 ? "skipped" : "none")">\#(counts.skipped) skipped</b></p>
      <div class="share" aria-hidden="true">\#(share("failed", counts.failed))\#
      \#(share("skipped", counts.skipped))\#(share("passed", counts.passed))</div>
      <dl class="facts">
      \#(fact("started", run.started.rfc3339))\#
      \#(fact("took", ElapsedText.text(run.elapsed)))\#
      \#(fact("files", String(run.files.count)))\#
      \#(run.seed.map { fact("seed", String($0)) } ?? HTML())\#
      </dl>
      \#(run.isInterrupted ? #"<p class="notice">Interrupted before all tests had run.</p>"# : HTML())
      </header>
      """#
  }

  /// A part of the bar, as wide as it is many.
  private func share(_ name: String, _ count: Int) -> HTML {
    count == 0 ? "" : #"<i class="\#(name)" style="flex-grow:\#(count)"></i>"#
  }

  private func fact(_ name: String, _ value: String) -> HTML {
    "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n"
  }

  private func flaky(_ run: RunResult) -> HTML {
    let flaky = run.flakyTests
    guard !flaky.isEmpty else { return "" }
    var rows = HTML()
    for test in flaky {
      rows += """
        <tr><td>\(test.name)<small>\(test.file)</small></td><td class="number">\(test.failed) of \(test.rounds)</td>\
        <td class="number">\(test.percent) %</td></tr>

        """
    }
    return """
      <section aria-labelledby="flaky">
      <h2 id="flaky">Flaky</h2>
      <table>
      <thead><tr><th scope="col">test</th><th scope="col" class="number">failed rounds</th>\
      <th scope="col" class="number">rate</th></tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </section>

      """
  }
}
