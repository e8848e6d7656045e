import ExactJSON
import Testing
import VgshTestSupport

/// Sends requests as one of the official SDKs does: its headers, its JSON, its way with connections.
struct OfficialClient: Sendable {
  enum Kind: Sendable {
    /// `verigator` 1.0.4 for Python, on `requests`: a new connection for each call.
    case python

    /// `verigator` 1.1 for Java, on `HttpURLConnection`: one connection for all calls.
    case java
  }

  let kind: Kind
  let sandbox: TestSandbox

  /// `user:password`
  var credentials = "sandbox:sandbox"

  /// - Parameter body: JSON as the SDK writes it.
  func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> TestSandbox.Reply {
    let connection =
      switch kind {
      case .python: try RawConnection(port: sandbox.address.port)
      case .java: sandbox.connection
      }
    await connection.send(request(method, path, body))
    let response = try await connection.receive()
    let json = try JSON(parsing: response.body)
    // The Python SDK reads members of whatever came before it looks at the status.
    #expect(json.object != nil, "\(method) \(path): \(response.text)")
    #expect(response[header: "content-type"] == "application/json")
    return TestSandbox.Reply(status: response.status, json: json, response: response)
  }

  private func request(_ method: String, _ path: String, _ body: String?) -> String {
    let host = "Host: 127.0.0.1:\(sandbox.address.port)"
    let authentication = "X-Service-Auth: \(credentials)"
    let json = "Content-Type: application/json"
    var lines = ["\(method) \(path) HTTP/1.1"]
    switch kind {
    case .python:
      let accept = body == nil ? "Accept: */*" : "Accept: application/json"
      lines += [
        host, "User-Agent: python-requests/2.18.4", "Accept-Encoding: gzip, deflate", accept, "Connection: keep-alive",
        authentication,
      ]
      if body != nil { lines.append(json) }
      if let length = body?.utf8.count ?? (method == "DELETE" ? 0 : nil) { lines.append("Content-Length: \(length)") }
    case .java:
      lines.append(authentication)
      if body != nil { lines.append(json) }
      lines += ["Accept: application/json", "User-Agent: verigator-java-1.1", host, "Connection: keep-alive"]
      if let body { lines.append("Content-Length: \(body.utf8.count)") }
    }
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
  }

  // MARK: - Calls

  /// Creates a service as the examples do, and gives its path.
  func createService(_ name: String, fqdn: String) async throws -> String {
    let reply = try await send("POST", "/v1/service/service", object(["fqdn": fqdn, "name": name]))
    #expect(reply.status == createdStatus)
    #expect(reply.json["name"]?.string == name)
    #expect(reply.json["ctime"]?.string != nil)
    return "/v1/service/service/\(try #require(reply.json["id"]?.string))"
  }

  /// Creates a user of a service, and gives its path.
  func createUser(_ name: String, phone: String, in service: String) async throws -> String {
    let body = object(["phone_number": phone, "id_in_service": name])
    let reply = try await send("POST", "\(service)/users", body)
    #expect(reply.status == createdStatus)
    #expect(reply.json["id_in_service"]?.string == name)
    #expect(reply.json["ctime"]?.string != nil)
    return "\(service)/users/\(try #require(reply.json["id"]?.string))"
  }

  /// Starts an authentication, which must fall back to SMS, and gives the PIN.
  func start(_ user: String, method: String) async throws -> String {
    let reply = try await send("POST", "\(user)/auth", object(["method": method]))
    #expect(reply.status == createdStatus)
    #expect(reply.json["method"] == "sms")
    return try #require(try await sandbox.newestMessage()["pin"]?.string)
  }

  /// Whether a token is verified; the reply is 200 both ways.
  func verify(_ user: String, _ token: String) async throws -> Bool {
    let reply = try await send("PUT", "\(user)/auth", object(["token": token]))
    #expect(reply.status == 200)
    return try #require(reply.json["verified"]?.bool as Bool?)
  }

  private var createdStatus: Int {
    switch kind {
    case .python: 201
    case .java: 200
    }
  }

  /// A JSON object as `json.dumps` and Gson write it.
  func object(_ members: KeyValuePairs<String, String>) -> String {
    let pairs = members.map { (key: text($0.key), value: text($0.value)) }
    return switch kind {
    case .python: "{\(pairs.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    case .java: "{\(pairs.map { "\($0.key):\($0.value)" }.joined(separator: ","))}"
    }
  }

  /// Python escapes whatever is not ASCII, Gson what means something in HTML.
  private func text(_ text: String) -> String {
    let characters = text.unicodeScalars.map { character in
      let isEscaped =
        switch kind {
        case .python: !character.isASCII
        case .java: "<>&'=".unicodeScalars.contains(character)
        }
      guard isEscaped else { return String(character) }
      return String(character).utf16.map { unit in
        let digits = String(unit, radix: 16)
        return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
    return "\"\(characters.joined())\""
  }
}
