import Glibc
import VerigatorSandbox
import VgshBase
import VgshTerminal

/// `vgsh sandbox`: serves the sandbox until it is told to end.
package struct ServedSandbox: Sendable {
  private let options: ServeOptions

  package init(_ options: ServeOptions) { self.options = options }

  /// Prints where it answers, serves, and ends gracefully on SIGINT and SIGTERM.
  package func run() async -> ExitStatus {
    Terminal.reserveStandardDescriptors()
    do {
      return await serve(try options.completed())
    } catch let error as UsageError {
      Self.say("error: \(error.message)\(error.help.map { "; \($0)" } ?? "")")
    } catch {
      Self.say("error: \(error)")
    }
    return .usage
  }

  private func serve(_ configuration: SandboxConfiguration) async -> ExitStatus {
    let (ends, end) = AsyncStream<Void>.makeStream()
    let signals = SignalSource { signal in
      switch signal {
      case .interrupt, .terminate, .hangUp: end.yield()
      case .resize, .resume: break
      }
    }
    defer { signals?.stop() }
    let log = options.isQuiet ? nil : LineLog()
    let server = SandboxServer(
      configuration, wallClock: SystemClock.milliseconds,
      log: log.map { log -> @Sendable (RequestLogLine) -> Void in
        { line in
          let wall = SystemClock.milliseconds()
          log.add { line.text(at: wall) }
        }
      })
    let status = await serve(server, configuration, until: ends, log)
    await log?.end()
    return status
  }

  private func serve(
    _ server: SandboxServer, _ configuration: SandboxConfiguration, until ends: AsyncStream<Void>, _ log: LineLog?
  ) async -> ExitStatus {
    let report: ServerReport
    do {
      let address = try await server.start()
      report = ServerReport(
        configuration: configuration, address: address, accounts: try await server.accountNames())
    } catch {
      Self.say("error: \(error)")
      await server.shutdown()
      return .runtimeFailure
    }
    for warning in report.warnings { Self.say("warning: \(warning)") }
    for line in report.lines { log?.add { line } }
    guard Self.announce("sandbox listening on \(report.address.url)\n") else {
      Self.say("error: standard output cannot be written, so that nobody learns the address")
      await server.shutdown()
      return .runtimeFailure
    }
    for await _ in ends { break }
    await server.shutdown()
    return .success
  }

  private static func say(_ line: String) { Terminal.write("\(line)\n", to: STDERR_FILENO) }

  private static func announce(_ line: String) -> Bool {
    var line = line
    return line.withUTF8 { write(STDOUT_FILENO, $0.baseAddress, $0.count) == $0.count }
  }
}
