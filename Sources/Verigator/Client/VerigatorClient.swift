import ExactJSON
import HTTPTypes

/// A client of the Verification API.
///
/// ```swift
/// let client = VerigatorClient(
///   credentials: try Credentials(userName: "account", password: Secret(password)),
///   transport: CurlTransport())
/// let service = try await client.createService(name: "CoffeeShop", fqdn: try HostName("coffeeshop.com"))
/// let user = try await client.createUser(
///   idInService: "john_doe", phoneNumber: try PhoneNumber("+37255555555"), in: service.id)
/// _ = try await client.startAuthentication(of: user.id, in: service.id, method: .sms)
/// let verdict = try await client.verify(try VerificationToken(typed), of: user.id, in: service.id)
/// ```
///
/// Every call throws ``VerigatorError``, or `CancellationError` when its task is cancelled. Success is any 2xx. A GET is
/// redirected within the base URL's origin, nothing else is. Credentials never leave that origin. What is repeated, and
/// when, is said at ``RetryPolicy``.
public struct VerigatorClient: Sendable {
  /// Where the API is.
  public let baseURL: BaseURL
  /// The account, or nil for none; only raw requests work without.
  public let credentials: Credentials?
  /// How the client behaves.
  public let configuration: ClientConfiguration

  private let transport: any Transport
  private let middlewares: [any Middleware]

  public init(
    baseURL: BaseURL = .production, credentials: Credentials?, transport: any Transport,
    configuration: ClientConfiguration = ClientConfiguration()
  ) {
    self.baseURL = baseURL
    self.credentials = credentials
    self.transport = transport
    self.configuration = configuration
    let timing = configuration.timing
    middlewares =
      [RetryMiddleware(policy: configuration.retryPolicy, timing: timing), RedirectMiddleware()]
      + configuration.middlewares
      + [RecordingMiddleware(timing: timing, observer: configuration.observer), AuthenticationMiddleware()]
  }

  /// Performs a call of the API.
  ///
  /// - Throws: ``VerigatorError``, or `CancellationError`.
  public func send<Call: Operation>(_ operation: Call) async throws -> Call.Output {
    guard let credentials else {
      throw VerigatorError(
        Call.name, .local, message: "no credentials are set, and the API answers nobody without", attempts: 0)
    }
    let context = CallContext(
      operation: Call.name, baseURL: baseURL, credentials: credentials, maskedBody: operation.maskedBody)
    let request = self.request(
      operation.method, path: operation.path, headers: [:], body: operation.body?.bytes(), timeout: nil)
    let reply = try await perform(request, context: context)
    do {
      return try operation.decode(reply)
    } catch {
      throw VerigatorError(
        Call.name, .unexpected, status: reply.status,
        message: "the server's reply is not as documented: \(error.problem)", attempts: context.log.snapshot.tries)
    }
  }

  /// Sends a request of one's own and gives the reply as it came.
  ///
  /// - Throws: ``VerigatorError``, for a status that is no 2xx too; or `CancellationError`.
  public func send(_ raw: RawRequest) async throws -> TransportReply {
    if raw.isAuthenticated, credentials == nil {
      throw VerigatorError(raw.operation, .local, message: "no credentials are set", attempts: 0)
    }
    let context = CallContext(
      operation: raw.operation, baseURL: baseURL, credentials: raw.isAuthenticated ? credentials : nil, maskedBody: nil)
    let request = self.request(
      raw.method, path: raw.path.text, headers: raw.headers, body: raw.body, timeout: raw.timeout)
    return try await perform(request, context: context)
  }

  private func request(
    _ method: HTTPRequest.Method, path: String, headers: HTTPFields, body: [UInt8]?, timeout: Duration?
  ) -> TransportRequest {
    var fields = headers
    if !fields.contains(.accept) { fields.append(HTTPField(name: .accept, value: "application/json")) }
    if body != nil, !fields.contains(.contentType) {
      fields.append(HTTPField(name: .contentType, value: "application/json"))
    }
    if !fields.contains(.userAgent) {
      fields.append(HTTPField(name: .userAgent, value: configuration.userAgent))
    }
    let head = HTTPRequest(
      method: method, scheme: baseURL.origin.scheme, authority: baseURL.origin.authority,
      path: baseURL.pathPrefix + path, headerFields: fields)
    return TransportRequest(head: head, body: body, timeout: timeout ?? configuration.timeout)
  }

  /// Sends a request through all middlewares, tells the observer, and judges the status.
  private func perform(_ request: TransportRequest, context: CallContext) async throws -> TransportReply {
    let start = configuration.timing.uptime()
    defer { tellObserver(of: context, since: start) }
    let reply: TransportReply
    do {
      reply = try await pass(request, from: 0, context: context)
    } catch let error as TransportError {
      throw VerigatorError(error, of: request, context: context)
    }
    guard reply.isSuccess || context.log.snapshot.countsAsDone else {
      throw VerigatorError(reply, of: request, context: context, now: configuration.timing.now())
    }
    return reply
  }

  private func pass(
    _ request: TransportRequest, from index: Int, context: CallContext
  ) async throws -> TransportReply {
    guard index < middlewares.count else { return try await transport.send(request) }
    return try await middlewares[index].send(request, context: context) { request in
      try await pass(request, from: index + 1, context: context)
    }
  }

  private func tellObserver(of context: CallContext, since start: Duration) {
    guard let observer = configuration.observer else { return }
    let log = context.log.snapshot
    guard let first = log.attempts.first, let last = log.attempts.last else { return }
    observer(
      .exchange(
        Exchange(
          operation: context.operation, request: first.request, reply: last.reply,
          elapsed: configuration.timing.uptime() - start, tries: log.tries, attempts: log.attempts)))
  }
}
