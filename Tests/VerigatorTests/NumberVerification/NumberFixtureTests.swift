import ExactJSON
import Foundation
import HTTPTypes
import Testing
import Verigator
import VgshTestSupport

/// The client says to Number Verification exactly what the fixtures say, and reads what they answer.
@Suite struct NumberFixtureTests {
  @Test func `both calls have a fixture for their success and for each documented failure`() {
    let seen = Dictionary(grouping: WireFixture.numbers, by: \.operation).mapValues { Set($0.map(\.word)) }
    #expect(
      seen == [
        "number-start": [
          "OK", "VERIFIED", "ERROR 101", "ERROR 102", "ERROR 103", "ERROR 109", "ERROR 111", "FAILED 209",
        ],
        "number-verify": [
          "VERIFIED", "INVALID", "EXPIRED", "THROTTLED", "ERROR 101", "ERROR 102", "ERROR 103", "ERROR 110",
          "ERROR 209",
        ],
      ])
  }

  @Test(arguments: WireFixture.numbers) func `the request is the one of the fixture`(fixture: WireFixture) async throws
  {
    let transport = FakeTransport(fixture.numberAnswer)
    _ = try? await fixture.numberCall(on: fixture.numberClient(transport))
    let sent = try #require(transport.requests.first)
    #expect(transport.requests.count == 1)
    #expect(sent.head.method.rawValue == fixture.method)
    #expect(sent.head.path == fixture.path)
    var headers = sent.head.headerFields
    #expect(headers[.userAgent] == "verigator-swift")
    headers[.userAgent] = nil
    #expect(headers == fixture.headers(of: fixture.request))
    #expect(SentForm(sent).fields == fixture.form)
  }

  @Test(arguments: WireFixture.numbers.filter { !$0.isFailure })
  func `the answer is read as the fixture says`(fixture: WireFixture) async throws {
    #expect(try await fixture.numberCall(on: fixture.numberClient(FakeTransport(fixture.numberAnswer))) == fixture.text)
  }

  @Test(arguments: WireFixture.numbers.filter(\.isFailure))
  func `a failure has the kind of its code, and words that say what to do`(fixture: WireFixture) async throws {
    let kinds: [String: VerigatorError.Kind] = [
      "101": .unauthorized, "102": .invalid, "103": .forbidden, "109": .invalid, "110": .notFound, "111": .forbidden,
      "209": .server,
    ]
    let error = await #expect(throws: VerigatorError.self) {
      try await fixture.numberCall(on: fixture.numberClient(FakeTransport(fixture.numberAnswer)))
    }
    #expect(error?.operation.rawValue == fixture.operation)
    #expect(error?.kind == kinds[String(fixture.text.suffix(3))])
    #expect(error?.code == fixture.text)
    #expect(error?.status == 200)
    #expect(error?.attempts == 1)
    #expect(error?.summary.hasSuffix(" (\(fixture.text))") == true)
    #expect(error?.message.contains(";") == true || error?.message.contains(": look at") == true)
  }
}

/// The form that a request carries, decoded.
struct SentForm {
  let fields: [String]

  init(_ request: TransportRequest) {
    let text = String(decoding: request.body ?? [], as: UTF8.self)
    fields = text.split(separator: "&", omittingEmptySubsequences: false).map { pair in
      String(pair).removingPercentEncoding ?? "malformed: \(pair)"
    }
  }
}

extension WireFixture {
  var text: String { response["text"]?.string ?? "" }
  /// The answer without the id.
  var word: String { text.hasPrefix("OK ") ? "OK" : text }
  var isFailure: Bool { text.hasPrefix("ERROR") || text.hasPrefix("FAILED") }

  /// `name=value` in order.
  var form: [String] { (request["form"]?.object ?? [:]).map { "\($0.key)=\($0.value.string ?? "")" } }

  var numberAnswer: FakeTransport.Answer { .reply(status, headers: headers(of: response), body: text) }

  func field(_ name: String) -> String? { request["form"]?[name]?.string }

  func numberClient(_ transport: FakeTransport) throws -> NumberVerificationClient {
    NumberVerificationClient(
      hosts: NumberVerificationHosts(main: try BaseURL("http://127.0.0.1:1")),
      credentials: try Credentials(userName: field("username") ?? "", password: Secret(field("password") ?? "")),
      transport: transport)
  }

  /// Makes the call of the fixture and writes its result as the reply has it.
  @discardableResult
  func numberCall(on client: NumberVerificationClient) async throws -> String {
    let visitor = NumberVerificationVisitor(
      ip: field("ip"), browser: field("browser"), cookie: field("cookie").map { Secret($0) })
    switch OperationName(rawValue: operation) {
    case .numberStart:
      let options = StartNumberVerification.Options(
        template: field("template"), pinLength: field("pin_length").flatMap { Int($0) }, sender: field("from"),
        maxTries: field("max_tries").flatMap { Int($0) },
        retryDelay: field("retry_delay").flatMap { Int($0) }.map { .seconds($0) },
        validity: field("validity").flatMap { Int($0) }.map { .seconds($0) })
      let phoneNumber = PhoneNumber(unchecked: field("to") ?? "")
      switch try await client.start(phoneNumber, options: options, visitor: visitor) {
      case .sent(let id): return "OK \(id)"
      case .verified: return "VERIFIED"
      }
    case .numberVerify:
      let pin = VerificationToken(unchecked: field("pin") ?? "")
      let id = try NumberVerificationID(field("verification_id") ?? "")
      return try await client.verify(pin, of: id, visitor: visitor).rawValue
    default:
      Issue.record("no call of Number Verification: '\(operation)'")
      return ""
    }
  }
}
