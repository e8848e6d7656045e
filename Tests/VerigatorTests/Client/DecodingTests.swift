import Testing
import Verigator
import VgshTestSupport

@Suite struct DecodingTests {
  private func client(_ status: Int, _ body: String) throws -> VerigatorClient {
    try .test(FakeTransport(.reply(status, body: body)))
  }

  private func service(_ body: String, status: Int = 200) async throws -> Service {
    try await client(status, body).service(ServiceID("x"))
  }

  private func verify(_ body: String) async throws -> Verification {
    try await client(200, body).verify(VerificationToken("1"), of: UserID("u"), in: ServiceID("x"))
  }

  @Test(arguments: [200, 201, 202, 207, 299]) func `any 2xx is a success`(status: Int) async throws {
    #expect(try await service(#"{"id":"1","name":"A","ctime":"now","extra":[1]}"#, status: status).name == "A")
  }

  @Test func `all but the id may be missing or of another type`() async throws {
    for body in [#"{"id":"1"}"#, #"{"id":"1","name":5,"ctime":{}}"#, #"{"id":"1","name":null,"ctime":null}"#] {
      let service = try await service(body)
      #expect(service.id.text == "1")
      #expect(service.name == nil)
      #expect(service.ctime == nil)
    }
  }

  @Test(arguments: [
    ("", "its body is empty"), ("<html>", "its body is not JSON (line 1, column 1: expected a value)"),
    ("[]", "its body is an array, not an object"), ("null", "its body is null, not an object"),
    ("{}", "its body lacks 'id'"), (#"{"id":7}"#, "'id' in its body is a number, not a string"),
    (#"{"id":null}"#, "'id' in its body is null, not a string"),
    (#"{"id":""}"#, "'id' is unusable: the id of a service is empty"),
    (#"{"id":"a\nb"}"#, "'id' is unusable: the id of a service holds the control character U+000A"),
  ])
  func `a success that is not as documented is unexpected`(body: String, problem: String) async throws {
    let error = await #expect(throws: VerigatorError.self) { try await service(body) }
    #expect(error?.kind == .unexpected)
    #expect(error?.status == 200)
    #expect(error?.message == "the server's reply is not as documented: \(problem)")
  }

  @Test(arguments: [
    ("{}", "its body lacks 'users'"), (#"{"users":{}}"#, "'users' in its body is an object, not an array"),
    (#"{"users":[1]}"#, "an element of 'users' is a number, not an object"),
    (#"{"users":[{}]}"#, "its body lacks 'id'"),
  ])
  func `a list that is not as documented is unexpected`(body: String, problem: String) async throws {
    let error = await #expect(throws: VerigatorError.self) { try await client(200, body).users(of: ServiceID("x")) }
    #expect(error?.message == "the server's reply is not as documented: \(problem)")
  }

  @Test(arguments: [
    ("{}", "its body lacks 'verified'"), (#"{"verified":"true"}"#, "'verified' in its body is a string, not a boolean"),
  ])
  func `a verdict must be there and a boolean`(body: String, problem: String) async throws {
    let error = await #expect(throws: VerigatorError.self) { try await verify(body) }
    #expect(error?.message == "the server's reply is not as documented: \(problem)")
  }

  @Test func `a verdict may be all there is`() async throws {
    let verdict = try await verify(#"{"verified":false}"#)
    #expect(!verdict.verified)
    #expect(verdict.method == nil)
    #expect(verdict.status == nil)
    let status = try await verify(#"{"verified":false,"status":{"expired":true,"invalid":"yes"}}"#).status
    #expect(status?.expired == true)
    #expect(status?.invalid == false)
    #expect(status?.result == nil)
  }

  @Test(arguments: ["", "{}", "null", "not JSON", "[1]"]) func `the body of a deletion is ignored`(body: String)
    async throws
  {
    try await client(202, body).deleteUser(UserID("u"), in: ServiceID("x"))
  }

  @Test(arguments: [
    (#"{"message":"User already exists","code":1}"#, "User already exists"),
    (#"{"error":"nope"}"#, #"{"error":"nope"}"#),
    (#"{"message":5}"#, #"{"message":5}"#), (#""text""#, #""text""#), ("  plain text\n", "plain text"),
    ("", "it conflicts with what is there"), ("{}", "it conflicts with what is there"),
    ("null", "it conflicts with what is there"), (#"{"message":"  "}"#, #"{"message":"  "}"#),
  ])
  func `an error's message is the server's text, in whatever form it comes`(body: String, message: String) async throws
  {
    let error = await #expect(throws: VerigatorError.self) { try await service(body, status: 409) }
    #expect(error?.kind == .conflict)
    #expect(error?.message == message)
    #expect(error?.description == "could not fetch the service: conflict (409)")
  }

  @Test func `a very long error text is cut`() async throws {
    let error = await #expect(throws: VerigatorError.self) {
      try await service(String(repeating: "õ", count: 100_000), status: 500)
    }
    #expect(error?.message.unicodeScalars.count == 501)
    #expect(error?.message.hasSuffix("õ…") == true)
  }

  @Test(
    arguments: [
      (400, .invalid), (401, .unauthorized), (402, .unexpected), (403, .forbidden), (404, .notFound),
      (405, .unexpected),
      (409, .conflict), (410, .unexpected), (418, .unexpected), (422, .invalid), (500, .server), (501, .server),
      (599, .server), (300, .unexpected), (199, .unexpected), (600, .unexpected),
    ] as [(Int, VerigatorError.Kind)])
  func `every status has its kind`(status: Int, kind: VerigatorError.Kind) {
    #expect(VerigatorError.Kind(status: status) == kind)
  }
}
