import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

/// A sandbox that runs on a free port, and one connection to it.
struct TestSandbox: Sendable {
  /// 2017-07-06T13:12:03.141Z, at which the tests' wall clock stands.
  static let wall: Int64 = 1_499_346_723_141

  struct Reply: Sendable {
    let status: Int
    let json: JSON
    let response: RawResponse

    var message: String { json["message"]?.string ?? "" }
  }

  let address: SandboxAddress
  let connection: RawConnection

  /// Starts a sandbox, hands it to `body`, and ends it.
  static func run<Result: Sendable>(
    _ configuration: SandboxConfiguration = SandboxConfiguration(version: "1.2.3"),
    wallClock: @escaping WallClock = { wall },
    log: (@Sendable (RequestLogLine) -> Void)? = nil,
    body: (TestSandbox) async throws -> Result
  ) async throws -> Result {
    let server = SandboxServer(configuration, wallClock: wallClock, log: log)
    let address = try await server.start()
    do {
      let result = try await body(
        TestSandbox(address: address, connection: RawConnection(port: address.port)))
      await server.shutdown()
      return result
    } catch {
      await server.shutdown()
      throw error
    }
  }

  // MARK: - Calls

  /// Sends a request on the kept connection.
  func send(
    _ method: String, _ path: String, _ body: String? = nil, headers: [String] = ["X-Service-Auth: sandbox:sandbox"]
  ) async throws -> Reply {
    try await send(method, path, body, headers: headers, on: connection)
  }

  func send(
    _ method: String, _ path: String, _ body: String?, headers: [String], on connection: RawConnection
  ) async throws -> Reply {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(address.port)"] + headers
    if let body { lines.append("Content-Length: \(body.utf8.count)") }
    await connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
    let response = try await connection.receive(hasBody: method != "HEAD")
    let json: JSON =
      switch response[header: "content-type"] {
      case _ where method == "HEAD": .null
      case "application/json": try JSON(parsing: response.body)
      case .some, nil: .string(response.text)
      }
    return Reply(status: response.status, json: json, response: response)
  }

  /// The next response on the kept connection.
  func receive() async throws -> RawResponse {
    try await connection.receive()
  }

  /// Expects the next response on the kept connection to have that status.
  func expectStatus(_ status: Int, at location: SourceLocation = #_sourceLocation) async throws {
    let response = try await receive()
    #expect(response.status == status, sourceLocation: location)
  }

  /// What comes on the kept connection until the server closes it.
  func receiveUntilClosed() async throws -> String {
    try await connection.receiveUntilClosed()
  }

  /// Creates a service and gives its path.
  func createService(_ name: String = "CoffeeShop", account: String = "sandbox:sandbox") async throws -> String {
    let reply = try await send(
      "POST", "/v1/service/service", #"{"fqdn":"coffeeshop.com","name":"\#(name)"}"#,
      headers: ["X-Service-Auth: \(account)"])
    return "/v1/service/service/\(reply.json["id"]?.string ?? "-")"
  }

  /// Creates a user and gives its path.
  func createUser(_ name: String = "john", phone: String = "+37255555555", in service: String) async throws -> String {
    let reply = try await send(
      "POST", "\(service)/users", #"{"id_in_service":"\#(name)","phone_number":"\#(phone)"}"#)
    return "\(service)/users/\(reply.json["id"]?.string ?? "-")"
  }

  /// Creates a service with a user and gives the user's path.
  func createUser() async throws -> String {
    try await createUser(in: createService())
  }

  /// Starts an authentication and gives the PIN that was sent.
  func start(_ user: String) async throws -> String {
    _ = try await send("POST", "\(user)/auth", #"{"method":"sms"}"#)
    return try await newestMessage()["pin"]?.string ?? ""
  }

  func verify(_ user: String, _ token: String) async throws -> JSON {
    try await send("PUT", "\(user)/auth", #"{"token":"\#(token)"}"#).json
  }

  func newestMessage() async throws -> JSON {
    try await send("GET", "/sandbox/messages?limit=1").json["messages"]?[0] ?? .null
  }

  /// All messages, newest first.
  func messages() async throws -> [JSON] {
    try await send("GET", "/sandbox/messages").json["messages"]?.array ?? []
  }

  func advanceClock(seconds: Int) async throws {
    _ = try await send("PUT", "/sandbox/clock", #"{"advance_seconds":\#(seconds)}"#)
  }
}

extension JSON {
  /// The reply to a token that was not right.
  static func refused(_ result: String, method: JSON = "sms") -> JSON {
    [
      "method": method, "verified": false,
      "status": [
        "throttled": .bool(result == "THROTTLED"), "expired": .bool(result == "EXPIRED"),
        "invalid": .bool(result == "INVALID"), "result": .string(result),
      ],
    ]
  }
}

/// Another PIN of the same length.
func wrong(_ pin: String) -> String {
  pin.hasSuffix("1") ? pin.dropLast() + "2" : pin.dropLast() + "1"
}
