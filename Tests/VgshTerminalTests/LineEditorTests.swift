import Testing
import VgshBase
import VgshTerminal
import VgshTestSupport

@Suite("Line editor", .serialized) struct LineEditorTests {
  @Test func aTypedLineIsReturnedWithoutItsEnd() async throws {
    let bench = try EditorBench()
    let line = bench.read()
    try await bench.terminal.wait(forLine: "vgsh>")
    bench.terminal.send("show users")
    bench.terminal.send(.enter)
    #expect(await line.value == .line("show users"))
    #expect(bench.terminal.isCooked)
  }
}
