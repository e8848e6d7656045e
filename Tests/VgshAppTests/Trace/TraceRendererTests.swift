import HTTPTypes
import Synchronization
import Testing
import VgshBase

@testable import Verigator
@testable import VgshApp

@Suite("Trace") struct TraceRendererTests {
  /// Gives prepared outcomes, in order.
  private final class ScriptedTransport: Transport {
    private let outcomes: Mutex<[Result<TransportReply, TransportError>]>

    init(_ outcomes: [Result<TransportReply, TransportError>]) { self.outcomes = Mutex(outcomes) }

    func send(_ request: TransportRequest) async throws -> TransportReply {
      let outcome = outcomes.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      guard let outcome else { throw CancellationError() }
      return try outcome.get()
    }
  }

  private let redactor = Redactor()

  /// What a real client's calls look like.
  private func trace(
    _ outcomes: [Result<TransportReply, TransportError>], bodyLimit: Int = 4096,
    _ call: (VerigatorClient) async throws -> Void
  ) async throws -> StyledText {
    let renderer = TraceRenderer(redactor: redactor, bodyLimit: bodyLimit)
    let text = Mutex(StyledText())
    let uptime = Mutex(Duration.zero)
    var configuration = ClientConfiguration()
    configuration.userAgent = "test"
    configuration.timing = ClientTiming(
      uptime: {
        uptime.withLock { now in
          now += .milliseconds(12)
          return now
        }
      }, now: { UTCInstant(seconds: 0, nanoseconds: 0) }, sleep: { _ in }, random: { 0 })
    configuration.observer = { event in
      guard let lines = renderer.text(of: event) else { return }
      text.withLock { $0.append(lines) }
    }
    let client = VerigatorClient(
      baseURL: try BaseURL("http://127.0.0.1:8080"),
      credentials: try Credentials(userName: "account", password: Secret("hunter22")),
      transport: ScriptedTransport(outcomes), configuration: configuration)
    try? await call(client)
    return text.withLock { $0 }
  }

  private func reply(_ status: Int, _ headers: HTTPFields = [:], _ body: String = "") -> TransportReply {
    TransportReply(
      head: HTTPResponse(status: HTTPResponse.Status(code: status), headerFields: headers),
      body: Array(body.utf8))
  }

  private func createService(_ client: VerigatorClient) async throws {
    _ = try await client.createService(name: "CoffeeShop", fqdn: try HostName("coffeeshop.com"))
  }

  @Test func requestAndReplyAreShownLineByLine() async throws {
    let text = try await trace([
      .success(reply(201, [.contentType: "application/json"], #"{"id":"1","name":"CoffeeShop"}"# + "\n"))
    ]) { try await createService($0) }
    #expect(
      text.plain == """
        > POST http://127.0.0.1:8080/v1/service/service
        > Accept: application/json
        > Content-Type: application/json
        > User-Agent: test
        > X-Service-Auth: account:•••
        >
        > {"fqdn":"coffeeshop.com","name":"CoffeeShop"}
        < 201 Created  12 ms
        < Content-Type: application/json
        <
        < {"id":"1","name":"CoffeeShop"}

        """)
    #expect(text.runs.contains { $0.text == "201 Created" && $0.style == .success })
  }

  @Test func attemptsAreNumberedWhenThereIsMoreThanOne() async throws {
    let text = try await trace([
      .failure(TransportError(.connection, "cannot reach 127.0.0.1:8080", nothingSent: true)), .success(reply(404)),
    ]) { _ = try await $0.service(ServiceID("1")) }
    let own = text.plain.split(separator: "\n").filter { !$0.hasPrefix(">") }
    #expect(own.first == "* cannot reach 127.0.0.1:8080  12 ms")
    #expect(own.dropFirst().first == "* attempt 2 of 3")
    #expect(own.contains("< 404 Not Found  12 ms"))
    #expect(own.last?.hasPrefix("* get-service: ") == true)
  }

  @Test func aRedirectIsNoOtherAttempt() async throws {
    let text = try await trace([.success(reply(302, [.location: "/moved"])), .success(reply(404))]) {
      _ = try await $0.service(ServiceID("1"))
    }
    #expect(text.plain.contains("> GET http://127.0.0.1:8080/moved\n"))
    #expect(!text.plain.contains("* attempt"))
  }

  @Test func aFaultOfTheSandboxIsNamed() async throws {
    let name = try #require(HTTPField.Name("X-Sandbox-Fault"))
    let text = try await trace([
      .success(reply(503, [name: "status 503"])),
      .failure(TransportError(.connection, "broken", nothingSent: false, sandboxFault: "truncate")),
      .success(reply(404)),
    ]) { _ = try await $0.service(ServiceID("1")) }
    let own = text.plain.split(separator: "\n").filter { $0.hasPrefix("* ") }.dropLast()
    #expect(
      own == [
        "* a fault of the sandbox did this: status 503", "* attempt 2 of 3", "* broken  12 ms",
        "* a fault of the sandbox did this: truncate", "* attempt 3 of 3",
      ])
  }

  @Test func theNumbersBeginAnewWithEachCall() async throws {
    let text = try await trace([.success(reply(404)), .success(reply(404))]) { client in
      _ = try? await client.service(ServiceID("1"))
      _ = try? await client.service(ServiceID("2"))
    }
    #expect(!text.plain.contains("attempt"))
  }

  @Test func secretsAreHiddenWhereverTheServerPutsThem() async throws {
    redactor.add("top-secret")
    let text = try await trace([
      .success(reply(200, [.server: "top-secret"], #"{"echo":"top-secret", "coded":"dG9wLXNlY3JldA=="}"#))
    ]) { try await createService($0) }
    #expect(!text.plain.contains("top-secret") && !text.plain.contains("dG9wLXNlY3Jld"))
    #expect(text.plain.contains("< Server: •••\n"))
  }

  @Test func controlCharactersCannotReachTheTerminal() async throws {
    let text = try await trace([.success(reply(200, [:], "a\u{1B}[2Jb\r\n\u{202E}c\n"))]) {
      try await createService($0)
    }
    #expect(text.plain.hasSuffix("< a\\u{1B}[2Jb\\r\n< \\u{202E}c\n"))
  }

  @Test func longBodiesAreCutBetweenCharacters() async throws {
    let text = try await trace(
      [.success(reply(200, [:], "12345678é" + String(repeating: "x", count: 91)))], bodyLimit: 9
    ) {
      try await createService($0)
    }
    #expect(text.plain.hasSuffix("< 12345678\n< … 93 more bytes\n"))
  }

  @Test func aSecretAtTheLimitOfABodyIsFoundWhole() async throws {
    redactor.add("top-secret")
    let text = try await trace([.success(reply(200, [:], "1234top-secret5678"))], bodyLimit: 8) {
      try await createService($0)
    }
    #expect(!text.plain.contains("top"))
  }

  @Test func bodiesThatAreNoTextAreCounted() async throws {
    var binary = reply(200)
    binary.body = [0xFF, 0xFE, 0x00]
    let text = try await trace([.success(binary)]) { try await createService($0) }
    #expect(text.plain.hasSuffix("< (3 bytes that are no text)\n"))
  }

  @Test func aCancelledCallSaysSo() async throws {
    let text = try await trace([]) { try await createService($0) }
    #expect(text.plain.hasSuffix("* cancelled  12 ms\n"))
  }

  @Test(arguments: [
    (Duration.microseconds(400), "0.4 ms"), (.milliseconds(9), "9.0 ms"), (.milliseconds(10), "10 ms"),
    (.seconds(30), "30000 ms"),
  ])
  func shortTimesHaveADecimal(elapsed: Duration, text: String) { #expect(TraceRenderer.text(elapsed) == text) }
}
