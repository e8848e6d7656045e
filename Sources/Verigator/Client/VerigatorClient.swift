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
  public var configuration: ClientConfiguration { pipeline.configuration }

  private let pipeline: RequestPipeline

  public init(
    baseURL: BaseURL = .production, credentials: Credentials?, transport: any Transport,
    configuration: ClientConfiguration = ClientConfiguration()
  ) {
    self.baseURL = baseURL
    self.credentials = credentials
    pipeline = RequestPipeline(transport: transport, configuration: configuration)
  }

  /// Performs a call of the API.
  ///
  /// - Throws: ``VerigatorError``, or `CancellationError`.
  public func send<Call: Operation>(_ operation: Call) async throws -> Call.Output {
    guard let credentials else { throw VerigatorError.missingCredentials(Call.name) }
    let context = CallContext(
      operation: Call.name, baseURL: baseURL, authentication: .header(credentials), maskedBody: operation.maskedBody)
    let request = pipeline.request(
      operation.method, at: baseURL, path: operation.path, body: operation.body?.bytes())
    let reply = try await pipeline.perform(request, context: context)
    do {
      return try operation.decode(reply)
    } catch {
      throw VerigatorError(error, in: reply, context: context)
    }
  }

  /// Sends a request of one's own and gives the reply as it came.
  ///
  /// - Throws: ``VerigatorError``, for a status that is no 2xx too; or `CancellationError`.
  public func send(_ raw: RawRequest) async throws -> TransportReply {
    if raw.isAuthenticated, credentials == nil {
      throw VerigatorError(raw.operation, .local, message: "no credentials are set", attempts: 0)
    }
    let authentication = raw.isAuthenticated ? credentials.map(CallContext.Authentication.header) : nil
    let context = CallContext(
      operation: raw.operation, baseURL: baseURL, authentication: authentication ?? .none, maskedBody: nil)
    var request = pipeline.request(
      raw.method, at: baseURL, path: raw.path.text, headers: raw.headers, body: raw.body)
    if let timeout = raw.timeout { request.timeout = timeout }
    return try await pipeline.perform(request, context: context)
  }
}
