import Testing
import VgshBase
import VgshOutput
import VgshRuntime

struct FeedRowTests {
  private static let rows: [FeedRow] = [
    FeedRow(["event": "request", "status": 201], line: StyledText("201", .success), columns: columns, isFirst: true),
    FeedRow(["event": "message", "to": "a,b"], line: "sms", columns: columns, isFirst: false),
  ]
  private static let columns = ["event", "status", "to"]

  @Test(
    "the rows of a feed make one document",
    arguments: [
      (OutputFormat.table, "201\nsms\n"),
      (.json, "{\"event\":\"request\",\"status\":201}\n{\"event\":\"message\",\"to\":\"a,b\"}\n"),
      (.ndjson, "{\"event\":\"request\",\"status\":201}\n{\"event\":\"message\",\"to\":\"a,b\"}\n"),
      (.csv, "event,status,to\nrequest,201,\nmessage,,\"a,b\"\n"),
      (.tsv, "event\tstatus\tto\nrequest\t201\t\nmessage\t\ta,b\n"),
      (.yaml, "- event: request\n  status: 201\n- event: message\n  to: \"a,b\"\n"),
    ])
  func formats(_ format: OutputFormat, _ text: String) {
    #expect(Self.rows.map { format.text(of: $0, for: ConsoleStyle()) }.joined() == text)
  }

  @Test("lines for people have colours where those are welcome")
  func colors() {
    #expect(OutputFormat.table.text(of: Self.rows[0], for: ConsoleStyle(color: true)) == "\u{1B}[32m201\u{1B}[0m\n")
  }
}
