import Testing
import VgshBase
import VgshOutput
import VgshTestSupport

@testable import Verigator
@testable import VgshApp

@Suite("What is kept of tests")
struct EvidenceTests {
  private static let failure = TestResult.Outcome.failed(
    ShownDiagnostic(severity: .error, code: "expectation", message: "no", text: "error: no\n"))

  /// The calls of a real client on a transport that answers all of them alike.
  private func exchanges(_ count: Int, status: Int = 200, body: String = "{}") async throws -> ExchangeLog {
    let log = ExchangeLog()
    var configuration = ClientConfiguration()
    configuration.retryPolicy = RetryPolicy(retries: 0)
    configuration.observer = { event in
      if case .exchange(let exchange) = event { log.add(exchange) }
    }
    let client = VerigatorClient(
      baseURL: try BaseURL("http://127.0.0.1:8080"),
      credentials: try Credentials(userName: "ann", password: Secret("hunter22")),
      transport: FakeTransport(.reply(status, body: body)), configuration: configuration)
    for number in 0..<count { _ = try? await client.service(try ServiceID("s-\(number)")) }
    return log
  }

  private func kept(
    _ outcome: TestResult.Outcome, _ log: ExchangeLog, output: String = "", redactor: Redactor = Redactor()
  ) -> TestResult {
    var evidence = Evidence()
    var result = TestResult(name: "t", line: 1, outcome: outcome)
    let (exchanges, dropped) = log.take()
    evidence.add(to: &result, exchanges, dropped: dropped, output: output, redactor)
    return result
  }

  @Test("Of a failed test the last twenty calls are kept whole, and the rest is counted")
  func failed() async throws {
    let result = kept(Self.failure, try await exchanges(53), output: "printed")
    #expect(result.exchanges.count == 20)
    #expect(result.droppedExchanges == 33)
    #expect(result.exchanges.last?.url.hasSuffix("s-52") == true)
    #expect(result.exchanges.last?.body == "{}")
    #expect(result.output == "printed")
  }

  @Test("Of a test that passed a few lines are kept, and no bodies")
  func passed() async throws {
    let result = kept(.passed, try await exchanges(8), output: "printed")
    #expect(result.exchanges.count == 5)
    #expect(result.droppedExchanges == 3)
    #expect(result.exchanges.allSatisfy { $0.body == nil && $0.headers.isEmpty && $0.requestHeaders.isEmpty })
    #expect(result.output == "")
  }

  @Test("Bodies are cut, secrets hidden, control characters visible")
  func bodies() async throws {
    let redactor = Redactor()
    redactor.add("top-secret")
    let body = #"{"a":"top-secret \#u{1B}[1m"# + String(repeating: "é", count: 5000)
    let shown = try #require(kept(Self.failure, try await exchanges(1, body: body), redactor: redactor).exchanges.first)
    let text = try #require(shown.body)
    #expect(text.hasPrefix(#"{"a":"••• \u{1B}[1mé"#))
    #expect(text.hasSuffix("more bytes"))
    #expect(text.utf8.count < 4400)
    #expect(shown.requestHeaders.contains { $0.value.contains("•••") })
    #expect(!shown.requestHeaders.contains { $0.value.contains("hunter22") })
  }

  @Test("Ten thousand failed tests with large replies keep no more than some megabytes")
  func bounded() async throws {
    let log = try await exchanges(20, status: 500, body: String(repeating: "x", count: 5000))
    let (exchanges, _) = log.take()
    var evidence = Evidence()
    var size = 0
    var counted = 0
    for _ in 0..<10_000 {
      var result = TestResult(name: "t", line: 1, outcome: Self.failure)
      evidence.add(to: &result, exchanges, dropped: 0, output: String(repeating: "y", count: 1000), Redactor())
      size += result.exchanges.reduce(0) { $0 + $1.size } + result.output.utf8.count
      counted += result.exchanges.count + result.droppedExchanges
    }
    #expect(size < 10 << 20)
    #expect(counted == 200_000)
  }

  @Test("Statuses are counted for the coverage, those of forgotten calls too")
  func seen() async throws {
    let log = try await exchanges(45, status: 404)
    #expect(log.seen.counts == ["get-service": [404: 45]])
    _ = log.take()
    #expect(log.take().exchanges.isEmpty)
  }

  @Test("Of long output the end is kept, cut between characters")
  func output() {
    let console = TestConsole(terminal: BufferedConsole())
    for number in 0..<10_000 { console.write("é\(number)\n") }
    let text = console.take()
    #expect(text.hasPrefix("… "))
    #expect(text.hasSuffix("é9999\n"))
    #expect(!text.contains("\u{FFFD}"))
    #expect(text.utf8.count < 17_000)
    #expect(console.take() == "")
    console.write(String(repeating: "z", count: 1 << 20))
    #expect(console.take().utf8.count < 17_000)
  }

  @Test("While a prompt is open, everything goes to the terminal")
  func openConsole() {
    let terminal = BufferedConsole(output: ConsoleStyle(isTerminal: true, width: 33))
    let console = TestConsole(terminal: terminal)
    console.write("kept")
    console.open()
    console.write("shown")
    console.writeError("words")
    #expect(console.output.width == 33)
    console.close()
    console.write(" too")
    #expect(terminal.outputText == "shown")
    #expect(terminal.errorText == "words")
    #expect(console.take() == "kept too")
  }
}
