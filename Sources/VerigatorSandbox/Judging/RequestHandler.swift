import HTTPTypes
import HummingbirdCore
import NIOCore

/// Judges a request and answers it.
///
/// The order is fixed: credentials (401), route and method (404, 405), service (404, 403), body (413, 422), state
/// (409, 404). The first two are judged here, the rest by the route.
struct RequestHandler: Sendable {
  let store: Store
  let routes: RouteTable
  let access: AdminAccess
  let settings: Call.Settings
  let limits: SandboxConfiguration.Limits
  let history: RequestHistory
  let wallClock: WallClock
  let log: (@Sendable (RequestLogLine) -> Void)?

  /// Answers one request of a connection.
  ///
  /// - Throws: Only where the connection is broken; it is closed then.
  func respond(to request: Request, with writer: consuming ResponseWriter, on channel: any Channel) async throws {
    let start = ContinuousClock.now
    let routed = RoutedRequest(request.head, routes: routes)

    let body: ReceivedBody
    if !request.head.hasBody {
      body = .bytes([])
    } else if request.head.announcesBody(largerThan: limits.bodyBytes) {
      // Not waited for: it may never come.
      body = .endless
    } else {
      if request.head.expectsContinue { try await writer.writeInformationalHead(HTTPResponse(status: .continue)) }
      body = try await ReceivedBody.read(request.body, limit: limits.bodyBytes)
    }

    var (answer, strike) = await reply(to: routed, body: body, peer: channel.remoteAddress)
    if let strike {
      answer.fault = strike.description
      await store.messageSignal.pause(for: strike.delay)
    }
    if case .endless = body { answer.closesConnection = true }
    if request.head.isLastOfConnection { answer.closesConnection = true }

    // Before the answer is out: who has it finds the request told of already.
    let line = RequestLogLine(
      method: request.method.rawValue, path: routed.loggedPath, operation: routed.operation?.rawValue,
      status: answer.status, duration: ContinuousClock.now - start, fault: answer.fault,
      remark: answer.reason ?? routed.remark)
    if routed.isKept { history.append(line, at: Timestamp(milliseconds: wallClock())) }
    log?(line)
    try await write(answer, breaking: strike, to: request, with: writer, on: channel)
  }

  /// A connection that a fault breaks; whoever serves it closes it for that.
  private struct Broken: Error {}

  private func write(
    _ answer: Answer, breaking strike: FaultStrike?, to request: Request, with writer: consuming ResponseWriter,
    on channel: any Channel
  ) async throws {
    if strike?.closes == true { throw Broken() }
    if case .stream(let produce) = answer.body {
      var stream = AnswerStream(
        try await writer.writeHead(answer.head(length: nil)), on: channel, patience: limits.reading)
      try await produce(&stream)
      try await stream.finish()
      return
    }
    let bytes = answer.bytes
    let head = answer.head(length: bytes.count)
    if strike?.truncates == true {
      var half = try await writer.writeHead(head)
      try await half.write(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))
      throw Broken()
    }
    if request.method == .head {
      try await writer.writeResponse(head)
    } else {
      try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
  }
}

// MARK: - Judging

extension RequestHandler {
  /// The answer, and the fault that strikes the request.
  private func reply(
    to request: RoutedRequest, body: ReceivedBody, peer: SocketAddress?
  ) async -> (Answer, FaultStrike?) {
    do {
      guard request.area.meetsFaults, let strike = try await store.strike(request) else {
        return (await answer(request, body: body, peer: peer), nil)
      }
      if let answer = strike.answer { return (answer, strike) }
      return (await answer(request, body: body, peer: peer), strike)
    } catch {
      return (Answer(Problem(error)), nil)
    }
  }

  private func answer(_ request: RoutedRequest, body: ReceivedBody, peer: SocketAddress?) async -> Answer {
    do {
      switch request.area {
      case .verification:
        return try await verificationAnswer(request, body: body)
      case .number:
        return try await numberAnswer(request, body: body)
      case .control:
        try access.check(request.head, peer: peer)
        return try await controlAnswer(request, body: body)
      case .none:
        throw request.refusal
      }
    } catch {
      return Answer(Problem(error))
    }
  }

  private func verificationAnswer(_ request: RoutedRequest, body: ReceivedBody) async throws -> Answer {
    let credentials = try Credentials(
      header: request.head.serviceAuth, otherHeader: request.head.headerFields[.authorization])
    guard case .route(let route, let parameters) = request.match, case .account(let access, let handler) = route.handler
    else {
      let refusal = request.refusal
      return try await judge(credentials, .reading) { _, _ in throw refusal }
    }
    let call = call(of: request, route, parameters, body)
    return try await judge(credentials, access) { account, transaction in
      // A body that nobody asked for is ignored, unless it is too large.
      if !route.hasBody { try body.check(limit: limits.bodyBytes) }
      return try handler(call, account, transaction)
    }
  }

  /// Finds the account and lets `body` answer it, all in one transaction.
  ///
  /// An open sandbox makes an account of an unknown name in a transaction before, so that it stays when the call fails.
  private func judge(
    _ credentials: Credentials, _ access: Store.Access,
    _ body: @escaping @Sendable (Account, Transaction) throws -> Answer
  ) async throws -> Answer {
    let attempt: @Sendable (Transaction) throws -> Answer = { try body($0.account(of: credentials), $0) }
    do {
      return try await store.transaction(access, attempt)
    } catch is UnknownAccount {
      guard settings.open else { throw Problem.wrongCredentials }
      _ = try await store.transaction(.writing) { try $0.createAccount(of: credentials) }
      return try await store.transaction(access, attempt)
    }
  }

  /// Whatever happens to a call of Number Verification that has a route and a body within bounds, it is answered with 200
  /// and a word, as the API does. Wrong methods (405) and too large bodies (413) are the server's own affair.
  private func numberAnswer(_ request: RoutedRequest, body: ReceivedBody) async throws -> Answer {
    guard case .route(let route, _) = request.match, case .number(let handler) = route.handler else {
      throw request.refusal
    }
    try body.check(limit: limits.bodyBytes)
    let call = NumberCall(
      parameters: FormParameters(of: request.head, target: request.target, body: body), settings: settings)
    do {
      let credentials = try Credentials(call.parameters)
      return try await judge(credentials, .writing) { account, transaction in try handler(call, account, transaction) }
    } catch {
      return Answer(NumberRefusal(error))
    }
  }

  private func controlAnswer(_ request: RoutedRequest, body: ReceivedBody) async throws -> Answer {
    guard case .route(let route, let parameters) = request.match else { throw request.refusal }
    try body.check(limit: limits.bodyBytes)
    let call = call(of: request, route, parameters, body)
    switch route.handler {
    case .account, .number: throw request.refusal
    case .control(let access, let handler): return try await store.transaction(access) { try handler(call, $0) }
    case .waiting(let handler): return try await handler(call, store)
    }
  }

  private func call(
    of request: RoutedRequest, _ route: Route, _ parameters: [Route.Parameter: String], _ body: ReceivedBody
  ) -> Call {
    // Parsed before the store is asked for, so that nobody waits for it; what is wrong is told in its turn.
    let fields = route.hasBody ? Result { () throws(Problem) in try Fields(body, limit: limits.bodyBytes) } : nil
    return Call(
      operation: route.operation, parameters: parameters, target: request.target, headers: request.head.headerFields,
      settings: settings, history: history, body: fields)
  }
}
