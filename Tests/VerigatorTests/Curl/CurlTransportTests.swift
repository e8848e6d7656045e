import ExactJSON
import HTTPTypes
import Testing
import Verigator
import VgshTestSupport

/// The transport against real sockets.
@Suite(.timeLimit(.minutes(2))) struct CurlTransportTests {
  private func request(
    _ method: HTTPRequest.Method = .get, port: Int, path: String = "/x", headers: HTTPFields = [:],
    body: [UInt8]? = nil,
    timeout: Duration = .seconds(20)
  ) -> TransportRequest {
    TransportRequest(
      head: HTTPRequest(
        method: method, scheme: "http", authority: "127.0.0.1:\(port)", path: path, headerFields: headers),
      body: body, timeout: timeout)
  }

  private func failure(
    _ request: TransportRequest, _ configuration: CurlConfiguration = CurlConfiguration()
  ) async -> TransportError? {
    let transport = CurlTransport(configuration: configuration)
    return await #expect(throws: TransportError.self) { try await transport.send(request) }
  }

  @Test func `a request arrives as it is and the reply comes back whole`() async throws {
    let server = try RawServer([
      .readRequest,
      RawServer.reply(
        "201 Created", #"{"a":1}"#, headers: ["X-Odd:  ä b ", "Set-Cookie: a=b", "X-Odd: c"]),
      .hang,
    ])
    let reply = try await CurlTransport().send(
      request(
        .post, port: server.port, path: "/a/../b?c=%20",
        headers: [.accept: "application/json", .userAgent: "t", .via: ""],
        body: Array("häy".utf8)))
    #expect(reply.status == 201)
    #expect(reply.body == Array(#"{"a":1}"#.utf8))
    #expect(reply.head.headerFields[values: .init("X-Odd")!] == ["ä b", "c"])
    let text = try #require(server.requests.first)
    #expect(text.hasPrefix("POST /a/../b?c=%20 HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"))
    #expect(text.hasSuffix("\r\n\r\nhäy"))
    let lines = Set(text.split(separator: "\r\n"))
    #expect(lines.isSuperset(of: ["Accept: application/json", "User-Agent: t", "Via:", "Content-Length: 4"]))
    #expect(!text.contains("Content-Type") && !text.contains("Cookie") && !text.contains("Expect"))
  }

  @Test(
    arguments: [
      (HTTPRequest.Method.get, nil, false), (.delete, nil, false), (.head, nil, false), (.options, nil, false),
      (.post, nil, true),
      (.put, nil, true), (.put, "x", true), (.delete, "x", true), (.get, "x", true),
    ] as [(HTTPRequest.Method, String?, Bool)])
  func `every method is sent, with a length where there may be a body`(
    method: HTTPRequest.Method, body: String?, hasLength: Bool
  ) async throws {
    let server = try RawServer([
      .readRequest, .send("HTTP/1.1 204 No Content\r\n\r\n"), .readRequest, .send("HTTP/1.1 204 No Content\r\n\r\n"),
      .hang,
    ])
    let transport = CurlTransport()
    // A request of another sort before: nothing of it may stick to the handle that is used again.
    _ = try await transport.send(request(body == nil ? .put : .head, port: server.port, body: body == nil ? [1] : nil))
    let reply = try await transport.send(request(method, port: server.port, body: body.map { Array($0.utf8) }))
    #expect(reply.status == 204)
    #expect(reply.body.isEmpty)
    let text = server.requests[1]
    #expect(text.hasPrefix("\(method.rawValue) /x HTTP/1.1\r\n"))
    #expect(text.lowercased().contains("content-length: \(body?.utf8.count ?? 0)\r\n") == hasLength)
    #expect(text.hasSuffix("\r\n\r\n" + (body ?? "")))
    #expect(server.connections == 1)
  }

  @Test func `connections are kept for the next request`() async throws {
    let round: [RawServer.Step] = [.readRequest, RawServer.reply("200 OK")]
    let server = try RawServer(round + round + round + [.hang])
    let transport = CurlTransport()
    for _ in 0..<3 { #expect(try await transport.send(request(.post, port: server.port, body: [])).status == 200) }
    #expect(server.connections == 1)
    #expect(server.requests.count == 3)
  }

  @Test func `an interim reply and chunks are not part of the reply`() async throws {
    let server = try RawServer([
      .readRequest,
      .send(
        "HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
      ),
      .hang,
    ])
    let reply = try await CurlTransport().send(request(port: server.port))
    #expect(reply.status == 200)
    #expect(reply.body == Array("abcde".utf8))
    #expect(!reply.head.headerFields.contains(.init("X-Interim")!))
  }

  @Test func `a body without a length ends with the connection`() async throws {
    let server = try RawServer([.readRequest, .send("HTTP/1.0 200 OK\r\n\r\nall there is")])
    #expect(try await CurlTransport().send(request(port: server.port)).body == Array("all there is".utf8))
  }

  @Test func `a redirect is not followed`() async throws {
    let server = try RawServer([
      .readRequest, .send("HTTP/1.1 302 Found\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n"), .hang,
    ])
    #expect(try await CurlTransport().send(request(port: server.port)).status == 302)
    #expect(server.requests.count == 1)
  }

  @Test func `where nobody listens nothing was sent, and the message names host and reason`() async throws {
    let port = try ClosedPort()
    let error = await failure(request(.post, port: port.number, body: []))
    #expect(error?.reason == .connection)
    #expect(error?.nothingSent == true)
    #expect(error?.message == "could not connect to 127.0.0.1:\(port.number): Connection refused")
    withExtendedLifetime(port) {}
  }

  @Test func `an unknown host name is a failed connection`() async throws {
    var request = request(port: 1)
    request.head.authority = "no-such-host.invalid"
    let error = await failure(request)
    #expect(error?.reason == .connection)
    #expect(error?.nothingSent == true)
    #expect(error?.message == "could not find the host no-such-host.invalid")
  }

  @Test(arguments: [
    ("", TransportError.Reason.connection), ("HTTP/1.1 200 OK\r\nContent-Le", .connection),
    ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", .connection),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", .connection),
    ("SSH-2.0-OpenSSH_9.2\r\n", .malformedReply), ("HTTP/1.1 abc\r\n\r\n", .malformedReply), ("hello", .malformedReply),
  ])
  func `a reply cut short is a broken connection, one that is not HTTP is malformed`(
    text: String, reason: TransportError.Reason
  ) async throws {
    let server = try RawServer([.readRequest, .send(text)])
    let error = await failure(request(.post, port: server.port, body: [1, 2]))
    #expect(error?.reason == reason, "\(error?.message ?? "")")
    #expect(error?.nothingSent == false)
  }

  @Test func `a reset after the request is a broken connection with an unknown outcome`() async throws {
    let server = try RawServer([.readRequest, .reset])
    let error = await failure(request(.post, port: server.port, body: [1]))
    #expect(error?.reason == .connection)
    #expect(error?.nothingSent == false)
  }

  @Test func `a POST is not sent again by itself when a reused connection breaks, a GET is`() async throws {
    let first: [RawServer.Step] = [.readRequest, RawServer.reply("200 OK"), .readRequest]
    let second: [RawServer.Step] = [.readRequest, RawServer.reply("200 OK"), .hang]
    for (method, body, count) in [(HTTPRequest.Method.post, [1] as [UInt8]?, 2), (.put, nil, 2), (.get, nil, 3)] {
      let server = try RawServer(first, second)
      let transport = CurlTransport()
      _ = try await transport.send(request(port: server.port))
      if method == .get {
        #expect(try await transport.send(request(port: server.port)).status == 200)
      } else {
        let error = await #expect(throws: TransportError.self) {
          try await transport.send(request(method, port: server.port, body: body))
        }
        #expect(error?.reason == .connection)
        #expect(error?.nothingSent == false)
      }
      #expect(server.requests.count == count)
    }
  }

  @Test func `the timeout holds for a server that says nothing`() async throws {
    let server = try RawServer([.readRequest, .hang])
    let error = await failure(request(.post, port: server.port, body: [], timeout: .milliseconds(100)))
    #expect(error?.reason == .timeout)
    #expect(error?.nothingSent == false)
    #expect(error?.message == "no whole reply from 127.0.0.1:\(server.port) within 100 ms")
  }

  @Test func `the timeout holds for a reply that drips`() async throws {
    let server = try RawServer([
      .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"),
      .drip([UInt8](repeating: 0x61, count: 100_000), milliseconds: 5),
    ])
    #expect(await failure(request(port: server.port, timeout: .milliseconds(200)))?.reason == .timeout)
  }

  @Test func `a reply that is too large is refused, announced or not`() async throws {
    let limit = 1 << 20
    let configuration = CurlConfiguration(largestReply: limit)
    let announced = try RawServer([
      .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: \(limit + 1)\r\n\r\n"), .hang,
    ])
    #expect(await failure(request(port: announced.port), configuration)?.reason == .replyTooLarge)
    let endless = try RawServer([
      .readRequest, .send("HTTP/1.1 200 OK\r\n\r\n"), .flood(0x61, count: 1 << 30),
    ])
    #expect(await failure(request(port: endless.port), configuration)?.reason == .replyTooLarge)
    let just = try RawServer([
      .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: \(limit)\r\n\r\n"), .flood(0x61, count: limit), .hang,
    ])
    #expect(try await CurlTransport(configuration: configuration).send(request(port: just.port)).body.count == limit)
  }

  @Test func `a head that never ends is refused`() async throws {
    let line = "X-Filler: " + String(repeating: "a", count: 10_000) + "\r\n"
    let server = try RawServer([
      .readRequest, .send("HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 100)), .hang,
    ])
    #expect(await failure(request(port: server.port))?.reason == .replyTooLarge)
  }

  @Test func `a cancel ends a request at once and frees the connection`() async throws {
    let server = try RawServer([.readRequest, .hang])
    let transport = CurlTransport()
    let request = request(port: server.port, timeout: .seconds(600))
    for preference in [nil, transport.executor] {
      let task = Task(executorPreference: preference) { try await transport.send(request) }
      for await _ in server.requestStream { break }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test func `a task that is cancelled already sends nothing`() async throws {
    let server = try RawServer([.readRequest, RawServer.reply("200 OK")])
    let transport = CurlTransport()
    let request = request(port: server.port)
    for preference in [nil, transport.executor] {
      let task = Task(executorPreference: preference) {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await transport.send(request)
      }
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    #expect(server.connections == 0)
  }

  @Test func `a closed transport fails requests and still runs its tasks`() async throws {
    let server = try RawServer([.readRequest, .hang])
    let transport = CurlTransport()
    let request = request(port: server.port)
    let running = Task { try await transport.send(request) }
    for await _ in server.requestStream { break }
    transport.close()
    #expect(await #expect(throws: TransportError.self) { try await running.value }?.reason == .setup)
    #expect(await #expect(throws: TransportError.self) { try await transport.send(request) }?.reason == .setup)
    let executor = transport.executor
    for _ in 0..<3 {
      #expect(
        await Task(executorPreference: executor) {
          await Task.yield(); return 7
        }.value == 7)
    }
  }

  @Test func `many requests at once come back each with its own reply`() async throws {
    let server = try RawServer([.readRequest, RawServer.reply("200 OK", headers: ["Connection: close"])])
    let transport = CurlTransport()
    let port = server.port
    try await withThrowingTaskGroup(of: Int.self) { group in
      for index in 0..<50 {
        let request = request(.post, port: port, path: "/\(index)", body: Array("\(index)".utf8))
        group.addTask(executorPreference: index % 2 == 0 ? transport.executor : nil) {
          try await transport.send(request).status
        }
      }
      for try await status in group { #expect(status == 200) }
    }
    #expect(Set(server.requests.compactMap { $0.split(separator: " ").dropFirst().first }).count == 50)
  }

  @Test func `a missing library is said plainly`() async throws {
    let error = await failure(request(port: 1), CurlConfiguration(libraryName: "libno-such-curl.so.9"))
    #expect(error?.reason == .setup)
    #expect(error?.message == "libno-such-curl.so.9 could not be loaded; install libcurl (on Debian: libcurl4)")
    #expect(await failure(request(port: 1), CurlConfiguration(libraryName: "libc.so.6"))?.reason == .setup)
  }

  @Test func `other hosts go through the proxy unless excepted, loopback never does`() async throws {
    let proxy = try RawServer([.readRequest, RawServer.reply("200 OK", #"{"by":"proxy"}"#)])
    let server = try RawServer([.readRequest, RawServer.reply("200 OK", #"{"by":"server"}"#)])
    let settings = ProxySettings(environment: [
      "HTTP_PROXY": proxy.url, "no_proxy": "excepted.invalid", "https_proxy": "",
    ])
    #expect(settings == ProxySettings(http: proxy.url, exceptions: "excepted.invalid"))
    let transport = CurlTransport(configuration: CurlConfiguration(proxies: settings))
    var request = request(port: server.port)
    #expect(try await transport.send(request).body == Array(#"{"by":"server"}"#.utf8))
    request.head.authority = "shop.invalid"
    #expect(try await transport.send(request).body == Array(#"{"by":"proxy"}"#.utf8))
    #expect(proxy.requests.first?.hasPrefix("GET http://shop.invalid/x HTTP/1.1\r\n") == true)
    request.head.authority = "excepted.invalid"
    await #expect(throws: TransportError.self) { try await transport.send(request) }
    #expect(proxy.requests.count == 1)
  }

  @Test func `what speaks no TLS is no secure connection, and nothing was sent`() async throws {
    let server = try RawServer([.send("HTTP/1.1 400 Bad Request\r\n\r\n")])
    var request = request(.post, port: server.port, body: [1])
    request.head.scheme = "https"
    let error = await failure(request)
    #expect(error?.reason == .tls)
    #expect(error?.nothingSent == true)
    #expect(server.requests.isEmpty)
  }

  @Test func `a certificate file that is not there is a fault of the setup`() async throws {
    var request = request(port: 1)
    let server = try RawServer([.hang])
    request.head.authority = "127.0.0.1:\(server.port)"
    request.head.scheme = "https"
    #expect(await failure(request, CurlConfiguration(certificateFile: "/no/such/file.pem"))?.reason == .setup)
  }

  @Test func `only http and https are spoken`() async throws {
    for scheme in ["file", "ftp"] {
      var request = request(port: 1)
      request.head.scheme = scheme
      #expect(await failure(request)?.nothingSent == true)
    }
  }

  @Test func `the whole client works over real sockets`() async throws {
    let server = try RawServer([
      .readRequest, RawServer.reply("503 Service Unavailable", #"{"message":"busy"}"#), .readRequest,
      RawServer.reply("200 OK", #"{"id":"1","name":"CoffeeShop"}"#), .hang,
    ])
    let client = try VerigatorClient.test(CurlTransport(), url: server.url)
    #expect(try await client.service(ServiceID("1")).name == "CoffeeShop")
    #expect(server.requests.allSatisfy { $0.contains("X-Service-Auth: ann:s3cret:pässword\r\n") })
    #expect(server.connections == 1)
  }
}
