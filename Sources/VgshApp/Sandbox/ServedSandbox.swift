import Glibc
import VerigatorSandbox
import VgshBase
import VgshTerminal

/// `vgsh sandbox`: serves the sandbox until it is told to end.
package struct ServedSandbox: Sendable {
  private let configuration: SandboxConfiguration

  package init(_ configuration: SandboxConfiguration) { self.configuration = configuration }

  /// Prints where it answers, serves, and ends gracefully on SIGINT and SIGTERM.
  package func run() async -> ExitStatus {
    let (ends, end) = AsyncStream<Void>.makeStream()
    let signals = SignalSource { signal in
      switch signal {
      case .interrupt, .terminate, .hangUp: end.yield()
      case .resize, .resume: break
      }
    }
    defer { signals?.stop() }
    let server = SandboxServer(configuration, wallClock: SystemClock.milliseconds)
    let address: SandboxAddress
    do {
      address = try await server.start()
    } catch {
      Terminal.write("error: \(error)\n", to: STDERR_FILENO)
      return .runtimeFailure
    }
    if !address.isLoopback {
      Terminal.write(
        "warning: the sandbox can be reached from other machines; its accounts are known to everybody\n",
        to: STDERR_FILENO)
    }
    guard Self.announce("sandbox listening on \(address.url)\n") else {
      Terminal.write("error: standard output cannot be written, so that nobody learns the address\n", to: STDERR_FILENO)
      await server.shutdown()
      return .runtimeFailure
    }
    for await _ in ends { break }
    await server.shutdown()
    return .success
  }

  private static func announce(_ line: String) -> Bool {
    var line = line
    return line.withUTF8 { write(STDOUT_FILENO, $0.baseAddress, $0.count) == $0.count }
  }
}
