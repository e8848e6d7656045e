import Verigator

/// Clients on one transport, with the session's place, account and settings.
package struct SessionClients: ClientProvider {
  private let session: ShellSession
  private let transport: any Transport
  private let timing: ClientTiming
  private let sandboxURL: @Sendable () async throws -> BaseURL
  private let trace: @Sendable (ClientEvent) -> Void
  private let keep: (@Sendable (Exchange) -> Void)?

  /// - Parameters:
  ///   - transport: carries the requests; one for the whole session, so that connections are used again.
  ///   - sandboxURL: where the embedded sandbox answers; starts it where it does not run yet.
  ///   - trace: is told of every request while the setting `trace` is on.
  ///   - keep: is told of every call of the API, that of `login` included; null where nobody wants to know.
  package init(
    session: ShellSession, transport: any Transport, timing: ClientTiming = .system,
    sandboxURL: @escaping @Sendable () async throws -> BaseURL, trace: @escaping @Sendable (ClientEvent) -> Void,
    keep: (@Sendable (Exchange) -> Void)? = nil
  ) {
    self.session = session
    self.transport = transport
    self.timing = timing
    self.sandboxURL = sandboxURL
    self.trace = trace
    self.keep = keep
  }

  package func client(for purpose: ClientPurpose) async throws -> VerigatorClient {
    let (place, accountCredentials) = session.connection
    let baseURL = try await url(of: place)
    let credentials: Credentials? =
      switch purpose {
      case .api: accountCredentials
      case .checking(let credentials): credentials
      case .control: nil
      }
    return VerigatorClient(
      baseURL: baseURL, credentials: credentials, transport: transport, configuration: configuration(for: purpose))
  }

  package func numberClient() async throws -> NumberVerificationClient {
    let (place, credentials) = session.connection
    return NumberVerificationClient(
      hosts: NumberVerificationHosts(of: session.settings, baseURL: try await url(of: place)),
      credentials: credentials, transport: transport, configuration: configuration(for: .api))
  }

  private func url(of place: ServerPlace) async throws -> BaseURL {
    switch place {
    case .sandbox: try await sandboxURL()
    case .url(let url): url
    }
  }

  private func configuration(for purpose: ClientPurpose) -> ClientConfiguration {
    let settings = session.settings
    return ClientConfiguration(
      timeout: settings.timeout, retryPolicy: RetryPolicy(retries: settings.retries), userAgent: "vgsh",
      timing: timing, observer: observer(for: purpose, traces: settings.trace))
  }

  /// Who is told of the requests; nobody where nobody listens, which spares the client the recording.
  private func observer(for purpose: ClientPurpose, traces: Bool) -> (@Sendable (ClientEvent) -> Void)? {
    switch purpose {
    case .api:
      { event in
        if traces { trace(event) }
        guard case .exchange(let exchange) = event else { return }
        session.noteExchange(exchange)
        keep?(exchange)
      }
    case .checking where keep != nil:
      { event in
        if traces { trace(event) }
        if case .exchange(let exchange) = event { keep?(exchange) }
      }
    case .checking, .control: traces ? trace : nil
    }
  }
}
