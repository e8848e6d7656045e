import HTTPTypes
import Testing
import Verigator
import VgshTestSupport

@Suite struct RedirectTests {
  private let found = FakeTransport.Answer.reply(200, body: #"{"id":"1"}"#)

  private func get(_ transport: FakeTransport) async throws -> Service {
    try await VerigatorClient.test(transport, url: "http://api.example:8080/base").service(ServiceID("x"))
  }

  @Test(arguments: [
    ("http://api.example:8080/new?a=1", "/new?a=1"), ("HTTP://API.example:8080", "/"), ("/new", "/new"),
    ("//api.example:8080/new", "/new"), ("other", "/base/v1/service/service/other"),
    ("?q=1", "/base/v1/service/service/x?q=1"),
    ("../up/./here#part", "/base/v1/service/up/here"), ("../../../../../../..", "/"),
  ])
  func `a GET follows a redirect to its own origin`(location: String, path: String) async throws {
    let transport = FakeTransport(.reply(302, headers: [.location: location]), found)
    #expect(try await get(transport).id.text == "1")
    #expect(transport.requests.map(\.head.path) == ["/base/v1/service/service/x", path])
    #expect(
      transport.requests.map { $0.head.headerFields[.init("X-Service-Auth")!] } == [
        "ann:s3cret:pässword", "ann:s3cret:pässword",
      ])
  }

  @Test(arguments: [
    "https://api.example:8080/new", "http://api.example/new", "http://evil.example:8080/", "//evil.example/",
    "http://user@api.example:8080/", "mailto:a@b.example", "http://api.example:8080@evil.example/",
  ])
  func `no redirect to another origin is followed, and the message names it`(location: String) async throws {
    let transport = FakeTransport(.reply(307, headers: [.location: location]), found)
    let error = await #expect(throws: VerigatorError.self) { try await get(transport) }
    #expect(transport.requests.count == 1)
    #expect(error?.kind == .unexpected)
    #expect(error?.status == 307)
    #expect(error?.message.contains(location) == true)
  }

  @Test func `a POST is never redirected`() async throws {
    let transport = FakeTransport(.reply(307, headers: [.location: "/new"]), found)
    let error = await #expect(throws: VerigatorError.self) {
      try await VerigatorClient.test(transport).createService(name: "x", fqdn: HostName("x.example"))
    }
    #expect(transport.requests.count == 1)
    #expect(error?.message == "the server redirects to /new, which is followed for a GET only")
  }

  @Test func `the sixth redirect is not followed`() async throws {
    let transport = FakeTransport(.reply(301, headers: [.location: "/again"]))
    let error = await #expect(throws: VerigatorError.self) { try await get(transport) }
    #expect(transport.requests.count == 6)
    #expect(error?.attempts == 1)
    #expect(error?.message == "the server redirects more than 5 times, last to /again")
  }

  @Test func `a redirect without a place to go is unexpected`() async throws {
    let error = await #expect(throws: VerigatorError.self) { try await get(FakeTransport(.reply(304, body: ""))) }
    #expect(error?.kind == .unexpected)
    let malformed = FakeTransport(.reply(302, headers: [.location: "http://a b/"]))
    #expect(await #expect(throws: VerigatorError.self) { try await get(malformed) }?.kind == .unexpected)
  }
}
