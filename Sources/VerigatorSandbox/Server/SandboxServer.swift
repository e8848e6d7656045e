import Glibc
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// A server that speaks the Verification API, for trying and testing without an account.
///
/// ```swift
/// let server = SandboxServer(SandboxConfiguration(version: "1.0"), wallClock: SystemClock.milliseconds)
/// let address = try await server.start()
/// // … requests to address.url …
/// await server.shutdown()
/// ```
///
/// Nothing is done before `start`. It installs no signal handlers and prints nothing. Besides the API it takes control
/// calls under `/sandbox`; each is described at its route.
package actor SandboxServer {
  private enum State {
    case idle
    case running(Running)
    case stopped
  }

  /// What there is while the server runs.
  private struct Running {
    let store: Store
    let server: Server<HTTP1Channel>
    let serving: Task<Void, any Error>
    let resending: Task<Void, Never>
    let connections: ConnectionRegistry
    let threads: MultiThreadedEventLoopGroup
  }

  private let configuration: SandboxConfiguration
  private let wallClock: WallClock
  private let log: (@Sendable (RequestLogLine) -> Void)?
  private var state = State.idle

  /// - Parameter log: Called with each request that was answered.
  package init(
    _ configuration: SandboxConfiguration, wallClock: @escaping WallClock,
    log: (@Sendable (RequestLogLine) -> Void)? = nil
  ) {
    self.configuration = configuration
    self.wallClock = wallClock
    self.log = log
  }

  /// Starts the server, and returns when it answers.
  package func start() async throws(SandboxStartError) -> SandboxAddress {
    guard case .idle = state else { throw .alreadyStarted }
    if let problem = configuration.problem { throw .invalidConfiguration(problem) }
    state = .stopped
    // One thread moves all bytes and judges all requests: the store takes one at a time anyway.
    let threads = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    var opened: Store?
    do {
      let loop = threads.next()
      let store = try Store(configuration, wallClock: wallClock) { loop.execute($0) }
      opened = store
      let (running, address) = try await listen(store, threads)
      state = .running(running)
      return address
    } catch {
      opened?.close()
      try? await threads.shutdownGracefully()
      state = .idle
      throw startError(error)
    }
  }

  /// The names of the accounts that may call; none where the server does not run.
  ///
  /// - Throws: What keeps the database from being read.
  package func accountNames() async throws -> [String] {
    guard case .running(let running) = state else { return [] }
    return try await running.store.transaction(.reading) { try $0.accountNames() }
  }

  /// Ends the server: no new connection, open requests are answered, but for 5 seconds at most. Returns when all is
  /// closed; a server that does not run has nothing to end.
  package func shutdown() async {
    guard case .running(let running) = state else { return }
    state = .stopped
    running.store.messageSignal.close()
    running.store.activity.close()
    running.store.scheduleSignal.close()
    let limit = configuration.limits.shutdown
    let forcing = Task {
      try await Task.sleep(for: limit)
      running.connections.closeAll()
    }
    // Only closed channels can fail here, and closed is what they are to be.
    try? await running.server.shutdownGracefully()
    _ = await running.serving.result
    forcing.cancel()
    await running.resending.value
    running.store.close()
    try? await running.threads.shutdownGracefully()
  }
}

// MARK: - Listening

extension SandboxServer {
  private func listen(
    _ store: Store, _ threads: MultiThreadedEventLoopGroup
  ) async throws -> (Running, SandboxAddress) {
    let connections = ConnectionRegistry()
    let limits = configuration.limits
    let handler = makeHandler(store)
    let child = HTTP1Channel(
      responder: { try await handler.respond(to: $0, with: $1, on: $2) },
      configuration: .init(
        additionalChannelHandlers: [ConnectionGuard(registry: connections, limits: limits)],
        idleTimeout: TimeAmount(limits.idle),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes)))

    let (bound, bind) = AsyncThrowingStream<SocketAddress, any Error>.makeStream()
    let server = Server(
      childChannelSetup: child,
      configuration: ServerConfiguration(address: .hostname(configuration.host, port: configuration.port)),
      onServerRunning: { channel in
        if let address = channel.localAddress { bind.yield(address) }
        bind.finish()
      },
      eventLoopGroup: threads,
      logger: Logger(label: "vgsh.sandbox") { _ in SwiftLogNoOpLogHandler() })
    let serving = Task(executorPreference: EventLoopExecutor(threads.next())) {
      do {
        try await server.run()
      } catch {
        bind.finish(throwing: error)
        throw error
      }
    }

    var addresses = bound.makeAsyncIterator()
    guard let address = try await addresses.next(), let port = address.port else {
      throw SandboxStartError.cannotListen(
        host: configuration.host, port: configuration.port, reason: "it has no port")
    }
    let running = Running(
      store: store, server: server, serving: serving, resending: Task { await ResendTimer(store: store).run() },
      connections: connections, threads: threads)
    return (
      running,
      SandboxAddress(host: configuration.host, port: port, isLoopback: AdminAccess.isLoopback(address))
    )
  }

  private func makeHandler(_ store: Store) -> RequestHandler {
    RequestHandler(
      store: store, routes: RouteTable(), access: AdminAccess(token: configuration.adminToken),
      settings: Call.Settings(
        statusStyle: configuration.statusStyle, lenientPhone: configuration.lenientPhone, open: configuration.open,
        attempts: configuration.pin.attempts, version: configuration.version,
        sharesStorage: configuration.storage != .memory, heartbeat: configuration.limits.heartbeat,
        started: wallClock()),
      limits: configuration.limits, history: RequestHistory(activity: store.activity), wallClock: wallClock, log: log)
  }

  private func startError(_ error: any Error) -> SandboxStartError {
    let (host, port) = (configuration.host, configuration.port)
    switch error {
    case let error as SandboxStartError: return error
    case is SocketAddressError, is SocketAddressError.UnknownHost: return .badHost(host)
    case let error as IOError:
      switch error.errnoCode {
      case EADDRINUSE: return .portInUse(host: host, port: port)
      case EACCES, EPERM: return .portForbidden(port: port)
      case EADDRNOTAVAIL: return .badHost(host)
      default: return .cannotListen(host: host, port: port, reason: String(cString: strerror(error.errnoCode)))
      }
    default: return .cannotListen(host: host, port: port, reason: String(describing: error))
    }
  }
}
