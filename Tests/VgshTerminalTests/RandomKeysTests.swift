import Testing
import VgshBase
import VgshTerminal
import VgshTestSupport

extension TerminalTests {
  @Suite("Random keys") struct RandomKeysTests {
    /// A small generator with a seed, so that a failure can be repeated.
    private struct Generator: RandomNumberGenerator {
      var state: UInt64

      mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
      }
    }

    private static let pieces = [
      "a", "show users ", "世", "é", "e\u{301}", "👩‍👩‍👧", "\t", "\u{1B}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D",
      "\u{7F}",
      "\u{12}", "\u{13}", "\u{7}", "\u{1}", "\u{5}", "\u{B}", "\u{15}", "\u{17}", "\u{19}", "\u{14}", "\u{1A}",
      "\u{16}",
      "\u{1B}[200~x\ry\r\u{1B}[201~", "\u{1B}[", "\u{1B}[1;5D", "\u{1B}b", "\u{1B}d", "\u{C}", "dw", "0", "$", "cc",
      "u", ".",
      "\u{1B}[3~", "\u{18}\u{18}", "\u{0}", "\u{1B}OA", "23", "01234567a01234567b01234567c01234567d",
    ]

    @Test(arguments: 1...24) func `no keys in any window bring the editor down`(seed: UInt64) async throws {
      var random = Generator(state: seed)
      let sizes = [(80, 24), (20, 5), (3, 2), (2, 1), (7, 3), (200, 50)]
      let bench = try EditorBench(columns: 20, rows: 4) {
        $0.editing = seed % 3 == 0 ? .vi : .emacs
        $0.color = true
        $0.stopJob = {}
      }
      await bench.editor.setHistory(["show users", "let a = 1\nprint $a", "世界", String(repeating: "long ", count: 50)])
      let completer: Completer = { line, cursor in
        let texts = ["alpha", "alp世", "beta", "e\u{301}"].prefix(line.utf8.count % 5)
        return CompletionList(
          replacing: max(cursor - 2, 0)..<cursor,
          with: texts.map { CompletionCandidate($0, summary: "a summary of it") })
      }
      let line = bench.read("a☕" + StyledText("long prompt", .error) + "> ", completer: completer)
      // In the terminal's own modes a Ctrl-S would stop it, and with it the editor.
      try await bench.terminal.wait(for: "the prompt") { $0.cursorRow.hasSuffix(">") }
      for _ in 0..<60 {
        if Int.random(in: 0..<12, using: &random) == 0, let size = sizes.randomElement(using: &random) {
          bench.terminal.resize(columns: size.0, rows: size.1)
          bench.editor.windowChanged()
        }
        bench.terminal.send(Self.pieces.randomElement(using: &random) ?? "")
        _ = try? await bench.terminal.wait(for: "nothing", within: .milliseconds(1)) { _ in false }
      }
      // Whatever state it is in, a search, a paste, stopped: an interrupt ends the line.
      bench.editor.interrupt()
      let ended = Flag()
      let watch = Task {
        _ = await line.value
        ended.value = true
      }
      // The line may hang, which a wait for its value would do with it.
      try await bench.terminal.waitForModes("the end of the line") { ended.value }
      await watch.value
      let event = await line.value
      #expect(event == .interrupted)
      #expect(bench.terminal.isCooked)
    }
  }
}
