import HTTPTypes

/// A client of the Number Verification API, which verifies phone numbers without services and users.
///
/// ```swift
/// let client = NumberVerificationClient(
///   credentials: try Credentials(userName: "account", password: Secret(password)),
///   transport: CurlTransport())
/// let started = try await client.start(try PhoneNumber("+37255555555"))
/// if let id = started.id {
///   let verdict = try await client.verify(try VerificationToken(typed), of: id)
///   guard verdict.isVerified else { … }
/// }
/// ```
///
/// Every call throws ``VerigatorError``, or `CancellationError` when its task is cancelled. The API answers with status
/// 200 whatever happened; ``VerigatorError/code`` is what it answered instead of a status. A call is repeated as
/// ``RetryPolicy`` says of a POST, and once on the backup host where the first one answered `FAILED 209`. Credentials go
/// to these two hosts only.
public struct NumberVerificationClient: Sendable {
  /// Where the API is.
  public let hosts: NumberVerificationHosts
  /// The account, the same as for the Verification API; nil for none, which every call is refused without.
  public let credentials: Credentials?

  private let pipeline: RequestPipeline

  public init(
    hosts: NumberVerificationHosts = .production, credentials: Credentials?, transport: any Transport,
    configuration: ClientConfiguration = ClientConfiguration()
  ) {
    self.hosts = hosts
    self.credentials = credentials
    pipeline = RequestPipeline(transport: transport, configuration: configuration, first: [BackupHostMiddleware()])
  }

  /// Sends a PIN to a phone number, unless the visitor's cookie makes that needless.
  public func start(
    _ phoneNumber: PhoneNumber, options: StartNumberVerification.Options = .init(),
    visitor: NumberVerificationVisitor = .init()
  ) async throws -> StartedNumberVerification {
    try await send(StartNumberVerification(phoneNumber, options: options, visitor: visitor))
  }

  /// Verifies what a person typed. A wrong PIN is a verdict, not an error.
  public func verify(
    _ pin: VerificationToken, of id: NumberVerificationID, visitor: NumberVerificationVisitor = .init()
  ) async throws -> NumberVerdict {
    try await send(VerifyNumberPIN(pin, of: id, visitor: visitor))
  }

  /// Performs a call of the API.
  ///
  /// - Throws: ``VerigatorError``, or `CancellationError`.
  public func send<Call: NumberVerificationOperation>(_ operation: Call) async throws -> Call.Output {
    guard let credentials else { throw VerigatorError.missingCredentials(Call.name) }
    let context = CallContext(
      operation: Call.name, baseURL: hosts.main, backupURL: hosts.backup, authentication: .form(credentials),
      maskedBody: operation.maskedForm(credentials))
    let headers: HTTPFields = [.accept: "text/plain", .contentType: FormBody.contentType]
    let request = pipeline.request(
      .post, at: hosts.main, path: Call.path, headers: headers, body: operation.form)
    let reply = try await pipeline.perform(request, context: context)
    let answer = NumberVerificationAnswer(reply)
    if let number = answer.failure {
      throw VerigatorError(numberVerification: number, answer: answer.text, reply: reply, context: context)
    }
    do throws(UndocumentedReply) {
      guard let output = try operation.decode(answer.text) else { throw answer.surprise }
      return output
    } catch {
      throw VerigatorError(error, in: reply, context: context)
    }
  }
}
