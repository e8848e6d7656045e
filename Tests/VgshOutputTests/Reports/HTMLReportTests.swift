import Foundation
import Testing
import VgshBase
import VgshOutput

struct HTMLReportTests {
  private func page(_ run: RunResult) -> String { ReportFormat.html.report.text(of: run) }

  /// Named, for a log that shows the arguments of a test.
  enum Sample: CaseIterable {
    case mixed, empty, many

    var run: RunResult {
      switch self {
      case .mixed: HTMLReportTests.covered
      case .empty: SampleRun.empty
      case .many: SampleRun.many(40)
      }
    }
  }

  fileprivate static var covered: RunResult {
    var run = SampleRun.mixed
    run.coverageGoal = CoverageGoal(minimum: 20)
    run.files[0].seen.record(method: "POST", url: "/v1/service/service", status: 201)
    run.files[0].seen.record(method: "POST", url: "/v1/service/service", status: 503)
    return run
  }

  @Test("Every element that is opened is closed, in order", arguments: Sample.allCases)
  func nesting(sample: Sample) throws {
    let page = page(sample.run)
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n"))
    var open: [String] = []
    for tag in page.matches(of: #/<(/?)([a-z][a-z0-9]*)(?:\s[a-z-]+="[^"<>]*"|\sopen)*>/#) {
      let name = String(tag.output.2)
      if ["meta"].contains(name) { continue }
      if tag.output.1.isEmpty {
        open.append(name)
      } else {
        #expect(open.popLast() == name)
      }
    }
    #expect(open.isEmpty)
    // No angle bracket is left that is part of no tag.
    let rest = page.replacing(#/<(/?)([a-z][a-z0-9]*)(?:\s[a-z-]+="[^"<>]*"|\sopen)*>/#, with: "")
      .replacing("<!doctype html>", with: "").replacing(#/\n:root(.|\n)*?\n\n/#, with: "")
    #expect(!rest.contains("<"))
  }

  @Test("Nothing of a script, a server or a user is markup")
  func escaping() {
    var run = Self.covered
    let attack = #"</pre></style></title><script>alert(1)</script><img src=x onerror="y">' onload='z"#
    run.files[0].path = attack
    run.files[0].tests[0].name = attack
    run.files[0].tests[0].output = attack
    run.files[0].tests[0].exchanges[0].url = attack
    run.files[0].tests[0].exchanges[0].body = attack
    run.files[0].tests[0].exchanges[0].headers = [.init(name: attack, value: attack)]
    run.files[0].tests[1].exchanges[1].problem = attack
    run.files[0].tests[1].outcome = .failed(
      ShownDiagnostic(severity: .error, code: attack, message: attack, text: "\(attack)\n  | ^^ \(attack)\n"))
    run.files[0].tests[2].outcome = .skipped(reason: attack)
    let page = page(run)
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("onerror=\""))
    #expect(!page.contains("' onload"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test("It asks for nothing from outside, and forbids it")
  func outside() {
    let page = page(Self.covered)
    #expect(
      page.contains(#"http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"#))
    #expect(page.firstMatch(of: #/\ssrc=|@import|url\(|<link|<script|<iframe/#) == nil)
    #expect(page.matches(of: #/href="([^"]*)"/#).allSatisfy { $0.output.1.hasPrefix("#") })
  }

  @Test("Failures come first and are open, with a link from their place in the tree")
  func failures() throws {
    let page = page(SampleRun.mixed)
    let failures = try #require(page.range(of: "<h2 id=\"failures\">Failures</h2>"))
    let files = try #require(page.range(of: "<h2 id=\"files\">Files</h2>"))
    #expect(failures.lowerBound < files.lowerBound)
    #expect(page.contains(#"<details class="failure failed" id="t0-1" open>"#))
    #expect(page.contains("  7 |   expect $answer.verified\n    |<em>          ^^^^^^^^^^^^^^^^</em>\n"))
    for link in page.matches(of: #/href="#([^"]*)"/#) { #expect(page.contains("id=\"\(link.output.1)\"")) }
    #expect(page.matches(of: #/id="([^"]*)"/#).count == Set(page.matches(of: #/id="([^"]*)"/#).map(\.output.1)).count)
    #expect(page.contains(#"<title>4 failed - vgsh test</title>"#))
  }

  @Test("Bars are parts of the longest time")
  func bars() {
    let page = page(SampleRun.mixed)
    #expect(page.contains(#"<i style="width:100.0%"></i></span><span class="time">1.00 s</span>"#))
    #expect(page.contains(#"<i style="width:25.0%"></i></span><span class="time">250 ms</span>"#))
    #expect(page.contains(#"<i style="width:1.2%"></i></span><span class="time">12 ms</span>"#))
  }

  @Test("JSON has a line for each member, other bodies stay as they came")
  func bodies() {
    var run = SampleRun.mixed
    run.files[0].tests[1].exchanges[1].requestBody = "{\"cut\": \"of…"
    let page = page(run)
    #expect(page.contains("<pre>{\n  &quot;id&quot;: &quot;81213bfd&quot;,\n"))
    #expect(page.contains("<pre>{&quot;cut&quot;: &quot;of…</pre>"))
  }

  @Test("Ten thousand tests make a page that a browser copes with", arguments: [false, true])
  func size(failing: Bool) {
    let page = page(SampleRun.many(10_000, failing: failing))
    #expect(page.utf8.count < 16 << 20)
    #expect(page.contains("test 10000"))
  }
}
