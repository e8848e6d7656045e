import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct JudgingTests {
  @Test(arguments: [
    (nil, "missing"), ("sandbox", "colon"), ("sandbox;sandbox", "not by a semicolon"), (":sandbox", "user name"),
    ("sandbox:wrong", "Wrong user name or password"), ("nobody:sandbox", "Wrong user name or password"),
    ("sandbox:sandbox:", "Wrong user name or password"), ("sandbox:", "Wrong user name or password"),
  ]) func `credentials that are missing, malformed or wrong are told apart`(
    credentials: String?, message: String
  ) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send(
        "GET", "/v1/service/service/x", headers: credentials.map { ["X-Service-Auth: \($0)"] } ?? [])
      #expect(reply.status == 401)
      #expect(reply.message.contains(message))
    }
  }

  @Test func `who sends Authorization instead is told which header is read`() async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send(
        "GET", "/v1/service/service/x", headers: ["Authorization: Basic c2FuZGJveDpzYW5kYm94"])
      #expect(reply.status == 401)
      #expect(
        reply.message
          == "The header X-Service-Auth is missing; it must be user:password, in clear text; Authorization is not read")
    }
  }

  @Test(arguments: [
    ("Content-Type: application/x-www-form-urlencoded", "fqdn=coffeeshop.com&name=CoffeeShop"),
    ("X-None: x", "a%5Bb%5D=c"),
  ]) func `who sends a form is told that JSON is asked for`(header: String, body: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send(
        "POST", "/v1/service/service", body, headers: ["X-Service-Auth: sandbox:sandbox", header])
      #expect(reply.status == 422)
      #expect(reply.message.hasSuffix("; it looks like a form, but the API takes a JSON object"), "\(reply.message)")
    }
  }

  @Test(arguments: ["{\"a=b", "=", "a b=c"]) func `other broken bodies are no form`(body: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("POST", "/v1/service/service", body)
      #expect(reply.status == 422)
      #expect(!reply.message.contains("form"))
    }
  }

  @Test(arguments: ["X-None: x", "Content-Type: application/x-www-form-urlencoded", "Content-Type: text/plain"])
  func `JSON is read whatever its type is said to be`(header: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send(
        "POST", "/v1/service/service", #"{"fqdn":"coffeeshop.com","name":"CoffeeShop"}"#,
        headers: ["X-Service-Auth: sandbox:sandbox", header])
      #expect(reply.status == 201)
    }
  }

  @Test func `a password may hold colons and any character`() async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      let service = try await sandbox.createService(account: "ärger:pä:ß")
      #expect(try await sandbox.send("GET", service, headers: ["X-Service-Auth: ärger:pä:ß"]).status == 200)
      #expect(try await sandbox.send("GET", service, headers: ["X-Service-Auth:ärger:pä:ß"]).status == 200)
      #expect(try await sandbox.send("GET", service, headers: ["X-Service-Auth: ärger:pä"]).status == 401)
    }
  }

  @Test func `an open sandbox lets an unknown name in, and remembers its password`() async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      let missing = "/v1/service/service/x"
      // The account stays although the call that made it failed.
      let first = try await sandbox.send("GET", missing, headers: ["X-Service-Auth: eve:1"])
      #expect(first.status == 404)
      #expect(try await sandbox.send("GET", missing, headers: ["X-Service-Auth: eve:2"]).status == 401)
      #expect(try await sandbox.send("GET", missing, headers: ["X-Service-Auth: sandbox:no"]).status == 401)
    }
  }

  @Test func `the order is credentials, route and method, service, body, state`() async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      let huge = String(repeating: " ", count: 70_000)
      let service = try await sandbox.createService()
      let user = try await sandbox.createUser(in: service)
      let foreign = try await sandbox.createService(account: "other:x")
      let wrongAuth = ["X-Service-Auth: sandbox:wrong"]
      // Each on a connection of its own, which ends with the answer.
      func sendHuge(
        _ method: String, _ path: String, headers: [String] = ["X-Service-Auth: sandbox:sandbox"]
      ) async throws -> TestSandbox.Reply {
        let connection = try RawConnection(port: sandbox.address.port)
        return try await sandbox.send(method, path, huge, headers: headers, on: connection)
      }

      #expect(try await sandbox.send("GET", "/v1/nothing", headers: wrongAuth).status == 401)
      #expect(try await sendHuge("PATCH", "/v1/service/service", headers: wrongAuth).status == 401)
      #expect(try await sendHuge("POST", "\(foreign)/users", headers: wrongAuth).status == 401)
      #expect(try await sendHuge("GET", "/v1/nothing").status == 404)
      #expect(try await sendHuge("PATCH", "\(foreign)/users").status == 405)
      #expect(try await sendHuge("POST", "/v1/service/service/nope/users").status == 404)
      #expect(try await sendHuge("POST", "\(foreign)/users").status == 403)
      #expect(try await sandbox.send("POST", "\(foreign)/users", "{").status == 403)
      #expect(try await sendHuge("POST", "\(service)/users").status == 413)
      #expect(try await sandbox.send("POST", "\(service)/users", "{}").status == 422)
      #expect(try await sandbox.send("POST", "\(service)/users/nope/auth", "{}").status == 422)
      #expect(try await sandbox.send("POST", "\(service)/users/nope/auth", #"{"method":"sms"}"#).status == 404)
      #expect(try await sandbox.send("PUT", "\(user)/auth", "{}").status == 422)
      #expect(try await sandbox.send("PUT", "\(user)/auth", #"{"token":"1"}"#).status == 404)
    }
  }

  @Test(arguments: ["GET", "DELETE"]) func `another account's service is forbidden, one of nobody not found`(
    method: String
  ) async throws {
    var configuration = SandboxConfiguration()
    configuration.open = true
    try await TestSandbox.run(configuration) { sandbox in
      let foreign = try await sandbox.createService(account: "other:x")
      let reply = try await sandbox.send(method, foreign)
      #expect(reply.status == 403)
      #expect(reply.message.hasPrefix("No access to this service"))
      for id in ["00000000-0000-0000-0000-000000000000", "%00", "a%2Fb", "'", String(repeating: "x", count: 5000)] {
        #expect(try await sandbox.send(method, "/v1/service/service/\(id)").status == 404)
      }
      // The storage would take the text for ended there.
      let own = try await sandbox.createService()
      #expect(try await sandbox.send(method, "\(own)%00x").status == 404)
    }
  }

  @Test(arguments: [
    ("PATCH", "/v1/service/service", "POST"), ("PUT", "/v1/service/service/x", "GET, DELETE"),
    ("DELETE", "/v1/service/service/x/users", "GET, POST"), ("DELETE", "/v1/service/service/x/user/y", "GET"),
    ("GET", "/v1/service/service/x/users/y/auth", "POST, PUT"), ("OPTIONS", "/sandbox/clock", "GET, PUT, DELETE"),
  ]) func `a wrong method is a 405 that allows the right ones`(method: String, path: String, allowed: String)
    async throws
  {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send(method, path)
      #expect(reply.status == 405)
      #expect(reply.response[header: "allow"] == allowed)
      #expect(reply.message.contains(path))
    }
  }

  @Test(arguments: [
    "/", "/v1", "/v2/service/service", "/v1/service/service/x/users/", "/verify/stop", "*",
  ])
  func `an unknown path is a 404 with a message`(path: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("GET", path)
      #expect(reply.status == 404)
      #expect(reply.message != "")
      #expect(reply.response[header: "content-type"] == "application/json")
    }
  }

  @Test func `the log tells operation and status, and no secret`() async throws {
    let lines = Collected<RequestLogLine>()
    try await TestSandbox.run(log: { lines.append($0) }) { sandbox in
      let user = try await sandbox.createUser()
      let pin = try await sandbox.start(user)
      _ = try await sandbox.verify(user, pin)
      _ = try await sandbox.send("GET", "/nothing?secret=\(pin)")
    }
    #expect(
      lines.all.map { "\($0.method) \($0.operation ?? "-") \($0.status)" } == [
        "POST create-service 201", "POST create-user 201", "POST start 201", "GET sandbox-messages 200",
        "PUT verify 200", "GET - 404",
      ])
    #expect(lines.all.last?.path == "/nothing")
  }
}
