import HTTPTypes
import Testing
import Verigator
import VgshOutput

/// What the coverage counts as a call is what the client sends for it.
struct DocumentedCallTests {
  private struct Request {
    let name: OperationName
    let method: String
    let path: String

    init(_ operation: some Verigator.Operation) {
      name = type(of: operation).name
      method = operation.method.rawValue
      path = operation.path
    }
  }

  @Test("Each call of the client is known by its request")
  func requests() throws {
    let service = try ServiceID("81213bfd-b690-499e-b9d2-8754cb1550e8")
    let user = try UserID("a/b")
    let requests = [
      Request(CreateService(name: "a", fqdn: try HostName("a.example"))), Request(GetService(service)),
      Request(DeleteService(service)), Request(ListUsers(of: service)),
      Request(CreateUser(idInService: "a", phoneNumber: try PhoneNumber("+37255555555"), in: service)),
      Request(GetUser(user, in: service)), Request(DeleteUser(user, in: service)),
      Request(StartAuthentication(of: user, in: service, method: .sms)),
      Request(VerifyToken(try VerificationToken("1234"), of: user, in: service)),
    ]
    for request in requests {
      #expect(DocumentedCall.matching(method: request.method, url: request.path)?.name == request.name.rawValue)
    }
    #expect(requests.map(\.name.rawValue) == DocumentedCall.all.map(\.name))
  }
}
