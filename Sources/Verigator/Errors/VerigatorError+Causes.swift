import HTTPTypes

extension VerigatorError {
  /// The error of a call that ended without a usable reply.
  init(_ error: TransportError, of request: TransportRequest, context: CallContext) {
    let kind: Kind =
      switch error.reason {
      case .connection, .tls: .network
      case .timeout: .timeout
      case .malformedReply, .replyTooLarge: .unexpected
      case .setup: .local
      }
    let changesSomething = !request.head.method.isRepeatable
    self.init(
      context.operation, kind, message: error.message, attempts: context.log.snapshot.tries,
      attemptsAllowed: context.triesAllowed, isOutcomeUnknown: changesSomething && !error.nothingSent,
      sandboxFault: error.sandboxFault)
  }

  /// The error of a call that was answered with anything but a success.
  init(_ reply: TransportReply, of request: TransportRequest, context: CallContext, now: UTCInstant) {
    let kind = Kind(status: reply.status)
    let message: String
    if (300..<400).contains(reply.status), let location = reply.head.headerFields[.location] {
      message = Redirect(location, from: request, origin: context.baseURL.origin).refusal(of: request, to: location)
    } else {
      message = ServerMessage.text(of: reply, kind: kind)
    }
    let delay = RetryAfter.delay(in: reply, now: now)
    self.init(
      context.operation, kind, status: reply.status, message: message, attempts: context.log.snapshot.tries,
      attemptsAllowed: context.triesAllowed,
      retryAdvice: delay.map { RetryAdvice(delay: $0, instant: now.advanced(by: $0)) },
      sandboxFault: reply.sandboxFault)
  }
}

extension VerigatorError {
  /// The error of a call that was refused before anything was sent.
  static func missingCredentials(_ operation: OperationName) -> VerigatorError {
    VerigatorError(
      operation, .local, message: "no credentials are set, and the API answers nobody without", attempts: 0)
  }

  /// The error of a call that was answered with a success that is not as documented.
  init(_ reply: UndocumentedReply, in received: TransportReply, context: CallContext) {
    self.init(
      context.operation, .unexpected, status: received.status,
      message: "the server's reply is not as documented: \(reply.problem)", attempts: context.log.snapshot.tries,
      attemptsAllowed: context.triesAllowed, sandboxFault: received.sandboxFault)
  }

  /// The error of a call that Number Verification answered with a number.
  ///
  /// - Parameter answer: The words around the number too, as in `ERROR 101`.
  init(numberVerification number: Int, answer: String, reply: TransportReply, context: CallContext) {
    let code = NumberVerificationCode(rawValue: number)
    self.init(
      context.operation, code?.kind ?? .unexpected, status: reply.status,
      message: code?.message ?? "the server answers \(answer), which is documented for other calls at most",
      attempts: context.log.snapshot.tries, attemptsAllowed: context.triesAllowed, code: answer,
      sandboxFault: reply.sandboxFault)
  }
}

extension HTTPRequest.Method {
  /// Whether sending the request twice does no more than sending it once.
  var isRepeatable: Bool {
    switch self {
    case .get, .head, .options, .delete: true
    default: false
    }
  }
}
