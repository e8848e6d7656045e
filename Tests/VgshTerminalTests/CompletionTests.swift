import Testing
import VgshBase
import VgshTerminal
import VgshTestSupport

extension TerminalTests {
  @Suite("Completion") struct CompletionTests {
    /// Completes the word before the cursor from a list of words.
    private static func words(_ words: [(String, String)], blank: Bool = true) -> Completer {
      let candidates = words.map { CompletionCandidate($0.0, summary: $0.1, addsBlank: blank) }
      return { line, cursor in
        let before = line.utf8.prefix(cursor)
        let start = before.lastIndex(of: UInt8(ascii: " ")).map { before.index(after: $0) } ?? before.startIndex
        let typed = String(decoding: before[start...], as: UTF8.self)
        return CompletionList(
          replacing: before.distance(from: before.startIndex, to: start)..<cursor,
          with: candidates.filter { $0.text.hasPrefix(typed) })
      }
    }

    private static let commands = words([
      ("create", "make a service or a user"), ("connect", "set the base URL"), ("show", "show a thing"),
    ])

    @Test func `one candidate is put in with a blank`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin(completer: Self.commands)
      bench.terminal.send("sh\t")
      try await bench.terminal.wait(for: "the word and a blank") { $0.rows == ["vgsh> show"] && $0.column == 11 }
      bench.terminal.send("users\r")
      #expect(await line.value == .line("show users"))
    }

    @Test func `no blank follows where the candidate goes on`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin(completer: Self.words([("scripts/", "")], blank: false))
      bench.terminal.send("s\t")
      try await bench.terminal.wait(forLine: "vgsh> scripts/")
      bench.terminal.send("a\r")
      #expect(await line.value == .line("scripts/a"))
    }

    @Test func `a word in the middle is completed up to the blank that is there`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin(completer: Self.commands)
      bench.terminal.send("sh users")
      bench.terminal.send(.home, .right, .right, .tab)
      try await bench.terminal.wait(for: "the cursor behind the blank") { $0.column == 11 }
      bench.terminal.send("x\r")
      #expect(await line.value == .line("show xusers"))
    }

    @Test func `one Tab puts in the common part, the next lists`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin(completer: Self.words([("service", "one"), ("services", "all of them")]))
      bench.terminal.send("show s\t")
      try await bench.terminal.wait(forLine: "vgsh> show service")
      bench.terminal.send(.tab)
      try await bench.terminal.wait(for: "the list and the line again") {
        $0.rows == [
          "vgsh> show service", "service   one", "services  all of them", "vgsh> show service",
        ]
      }
      bench.terminal.send("s\t")
      try await bench.terminal.wait(for: "the blank") { $0.column == 20 }
      bench.terminal.send(.enter)
      #expect(await line.value == .line("show services "))
    }

    @Test func `the list leaves a line of several rows whole`() async throws {
      let bench = try EditorBench(columns: 20)
      let line = try await bench.begin(completer: { _, cursor in
        CompletionList(replacing: cursor..<cursor, with: ["alpha", "beta", "gamma"].map { CompletionCandidate($0) })
      })
      bench.terminal.send("0123456789 0123456789 01234")
      bench.terminal.send(.home, .tab, .tab)
      try await bench.terminal.wait(for: "the list below") {
        $0.rows == [
          "vgsh> 0123456789 012", "3456789 01234", "alpha  beta   gamma", "vgsh> 0123456789 012", "3456789 01234",
        ] && $0.row == 3 && $0.column == 6
      }
      bench.terminal.send(.enter)
      #expect(await line.value == .line("0123456789 0123456789 01234"))
    }

    @Test func `nothing that fits leaves the line alone`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin(completer: Self.commands)
      bench.terminal.send("xyz\t\t\r")
      #expect(await line.value == .line("xyz"))
    }

    @Test func `without a completer Tab does nothing`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin()
      bench.terminal.send("a\tb\r")
      #expect(await line.value == .line("ab"))
    }

    @Test func `characters of several bytes are counted in bytes`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin(completer: Self.words([("☕Shop", "")]))
      bench.terminal.send("use Õ ☕\t")
      try await bench.terminal.wait(forLine: "vgsh> use Õ ☕Shop")
      bench.terminal.send(.enter)
      #expect(await line.value == .line("use Õ ☕Shop "))
    }

    @Test func `a candidate may change the case of what was typed`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin(completer: { _, cursor in
        CompletionList(replacing: 0..<cursor, with: [CompletionCandidate("CoffeeShop", addsBlank: false)])
      })
      bench.terminal.send("coffee\t\r")
      #expect(await line.value == .line("CoffeeShop"))
    }

    @Test func `a range that splits a character changes nothing`() async throws {
      let bench = try EditorBench()
      let line = try await bench.begin(completer: { _, cursor in
        CompletionList(replacing: 1..<cursor + 7, with: [CompletionCandidate("x")])
      })
      bench.terminal.send("☕\ta\r")
      #expect(await line.value == .line("☕a"))
    }
  }
}
