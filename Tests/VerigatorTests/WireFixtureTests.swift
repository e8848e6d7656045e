import ExactJSON
import HTTPTypes
import Testing
import Verigator
import VgshTestSupport

/// The client says on the wire exactly what the fixtures say, and reads what they answer.
@Suite struct WireFixtureTests {
  @Test func `every operation has a fixture for its success and for its failures`() {
    let statuses = Dictionary(grouping: WireFixture.verification, by: \.operation).mapValues { Set($0.map(\.status)) }
    let others: Set<OperationName> = [.request, .control, .numberStart, .numberVerify]
    for operation in OperationName.allCases where !others.contains(operation) {
      let seen = statuses[operation.rawValue] ?? []
      #expect(seen.contains { (200..<300).contains($0) }, "\(operation) has no success")
      #expect(seen.contains(401), "\(operation) has no 401")
    }
  }

  @Test(arguments: WireFixture.verification) func `the request is the one of the fixture`(fixture: WireFixture)
    async throws
  {
    let transport = FakeTransport(fixture.answer)
    _ = try? await fixture.call(on: fixture.client(transport))
    let sent = try #require(transport.requests.first)
    #expect(transport.requests.count == 1)
    #expect(sent.head.method.rawValue == fixture.method)
    #expect(sent.head.path == fixture.path)
    var headers = sent.head.headerFields
    #expect(headers[.userAgent] == "verigator-swift")
    headers[.userAgent] = nil
    #expect(headers == fixture.headers(of: fixture.request))
    #expect(try sent.body.map { try JSON(parsing: $0) } == fixture.request["body"])
  }

  @Test(arguments: WireFixture.verification.filter { $0.status < 300 })
  func `the reply is read as the fixture says`(fixture: WireFixture) async throws {
    let result = try await fixture.call(on: fixture.client(FakeTransport(fixture.answer)))
    #expect(result == fixture.response["body"])
  }

  @Test(arguments: WireFixture.verification.filter { $0.status >= 300 })
  func `a failure has its kind, status and the server's message`(fixture: WireFixture) async throws {
    let kinds: [Int: VerigatorError.Kind] = [
      401: .unauthorized, 403: .forbidden, 404: .notFound, 409: .conflict, 422: .invalid,
    ]
    let error = await #expect(throws: VerigatorError.self) {
      try await fixture.call(on: fixture.client(FakeTransport(fixture.answer)))
    }
    #expect(error?.operation.rawValue == fixture.operation)
    #expect(error?.kind == kinds[fixture.status])
    #expect(error?.status == fixture.status)
    #expect(error?.message == fixture.response["body"]?["message"]?.string)
    #expect(error?.attempts == 1)
  }
}

extension WireFixture {
  var answer: FakeTransport.Answer {
    .reply(status, headers: headers(of: response), body: response["body"]?.text() ?? "")
  }

  func client(_ transport: FakeTransport) throws -> VerigatorClient {
    let pair = (request["headers"]?["X-Service-Auth"]?.string ?? "").split(separator: ":", maxSplits: 1).map(
      String.init)
    return VerigatorClient(
      baseURL: try BaseURL("http://127.0.0.1:1"),
      credentials: try Credentials(userName: pair[0], password: Secret(pair[1])), transport: transport)
  }

  /// Makes the call of the fixture and writes its result as the reply's body has it.
  @discardableResult
  func call(on client: VerigatorClient) async throws -> JSON {
    let service = try ServiceID(ids.first ?? "none")
    let user = try UserID(ids.dropFirst().first ?? "none")
    switch OperationName(rawValue: operation) {
    case .createService:
      return json(try await client.createService(name: body("name"), fqdn: HostName(unchecked: body("fqdn"))))
    case .getService: return json(try await client.service(service))
    case .deleteService:
      try await client.deleteService(service)
      return [:]
    case .listUsers:
      let users = try await client.users(of: service)
      return ["users": .array(users.map(json)), "count": .integer(users.count), "total": .integer(users.count)]
    case .createUser:
      return json(
        try await client.createUser(
          idInService: body("id_in_service"), phoneNumber: PhoneNumber(unchecked: body("phone_number")), in: service))
    case .getUser: return json(try await client.user(user, in: service))
    case .deleteUser:
      try await client.deleteUser(user, in: service)
      return [:]
    case .start:
      let method = AuthenticationMethod(rawValue: body("method"))
      let started = try await client.startAuthentication(of: user, in: service, method: method)
      #expect(started.isFallback == (started.method?.rawValue != body("method")))
      return ["method": .string(started.method?.rawValue ?? "")]
    case .verify:
      return json(try await client.verify(VerificationToken(unchecked: body("token")), of: user, in: service))
    case .request, .control, .numberStart, .numberVerify, nil:
      Issue.record("no operation '\(operation)'")
      return nil
    }
  }

  private func json(_ service: Service) -> JSON {
    [
      "id": .string(service.id.text), "ctime": .string(service.ctime?.text ?? ""), "name": .string(service.name ?? ""),
    ]
  }

  private func json(_ user: User) -> JSON {
    [
      "id": .string(user.id.text), "ctime": .string(user.ctime?.text ?? ""),
      "id_in_service": .string(user.idInService ?? ""),
    ]
  }

  private func json(_ verification: Verification) -> JSON {
    var json: JSON = [
      "method": .string(verification.method?.rawValue ?? ""), "verified": .bool(verification.verified),
    ]
    if let status = verification.status, case .object(var members) = json {
      members["status"] = [
        "throttled": .bool(status.throttled), "expired": .bool(status.expired), "invalid": .bool(status.invalid),
        "result": status.result.map(JSON.string) ?? nil,
      ]
      json = .object(members)
    }
    return json
  }
}
