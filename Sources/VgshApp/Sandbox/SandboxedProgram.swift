import Glibc
import Synchronization
import VerigatorSandbox
import VgshBase
import VgshCommands
import VgshOutput
import VgshTerminal

/// `vgsh sandbox exec`: runs a program that finds a fresh sandbox in its environment, and says which calls it made.
package struct SandboxedProgram: Sendable {
  private let options: ExecOptions
  private let environment: ProgramEnvironment
  private let tally = CallTally()

  /// Where the program finds the control calls.
  static let controlVariable = "VERIGATOR_SANDBOX_URL"

  package init(_ options: ExecOptions, environment: ProgramEnvironment) {
    self.options = options
    self.environment = environment
  }

  /// - Returns: the program's status; that of the setup where it failed.
  package func run() async -> ExitStatus {
    Terminal.reserveStandardDescriptors()
    let server = SandboxServer(
      options.configuration, wallClock: SystemClock.milliseconds, log: { [tally] in tally.count($0) })
    let address: SandboxAddress
    do {
      address = try await server.start()
    } catch {
      say("error: \(error)")
      return .runtimeFailure
    }
    let status = await run(on: address.url)
    await server.shutdown()
    return status == 0 ? .success : .requested(status)
  }

  private func run(on url: String) async -> UInt8 {
    let variables = variables(url)
    do throws(ForegroundProgram.StartFailure) {
      if let setup = options.setup {
        let status = try await run(setupWords(setup), variables, .errorOnly)
        guard status == 0 else {
          say("error: '\(options.words[0].visible())' was not run, for the setup ended with status \(status)")
          return status
        }
        tally.reset()
      }
      let status = try await run(options.words, variables, .inherited)
      if !options.isQuiet { report() }
      return status
    } catch {
      say("error: '\(error.name.visible())' cannot be run: \(error.reason)")
      return error.status
    }
  }

  private func variables(_ url: String) -> [String: String] {
    let account = ConnectionDefaults.sandboxAccount
    return environment.variables.merging([
      ConnectionDefaults.urlVariable: url, ConnectionDefaults.usernameVariable: account.name,
      ConnectionDefaults.passwordVariable: account.password, Self.controlVariable: "\(url)/sandbox",
    ]) { $1 }
  }

  /// The setup as this very program runs scripts, so that its signals, its terminal and its status are those of any
  /// script. Standard output belongs to the program that comes after it.
  private func setupWords(_ script: String) -> [String] {
    let seed = options.configuration.seed.map { ["--seed", String($0)] } ?? []
    return ["/proc/self/exe", "run", "--quiet", "--color", options.color.rawValue] + seed + [script]
  }

  /// Runs a program to its end, and hands it the signals that only this one was sent.
  private func run(
    _ words: [String], _ variables: [String: String], _ streams: ForegroundProgram.Streams
  ) async throws(ForegroundProgram.StartFailure) -> UInt8 {
    let target = SignalTarget()
    let signals = SignalSource(tellingOrigin: target.receive)
    defer { signals?.stop() }
    return await (try target.start(words, variables, streams)).wait()
  }

  /// The program that gets the signals; those that come while it starts wait for it.
  private final class SignalTarget: Sendable {
    private let program = Mutex<ForegroundProgram?>(nil)

    func start(
      _ words: [String], _ variables: [String: String], _ streams: ForegroundProgram.Streams
    ) throws(ForegroundProgram.StartFailure) -> ForegroundProgram {
      try program.withLock { (program) throws(ForegroundProgram.StartFailure) in
        let started = try ForegroundProgram(words, environment: variables, streams: streams)
        program = started
        return started
      }
    }

    @Sendable func receive(_ signal: Signal, from origin: SignalSource.Origin) {
      switch (signal, origin) {
      case (.interrupt, .other), (.terminate, .other), (.hangUp, .other):
        program.withLock { $0?.send(signal.rawValue) }
      // The terminal has told the program itself, which decides what to make of it.
      case (.interrupt, .terminal), (.terminate, .terminal), (.hangUp, .terminal): break
      case (.resize, _), (.resume, _): break
      }
    }
  }

  // MARK: What is said

  private func report() {
    let isTerminal = environment.errorIsTerminal
    let style = ConsoleStyle(
      isTerminal: isTerminal, color: environment.welcomesColor(isTerminal: isTerminal, mode: options.color),
      width: Terminal.size(STDERR_FILENO)?.columns ?? ConsoleStyle().width)
    let calls = tally.calls
    guard !calls.isEmpty else {
      return say("sandbox: no calls; does the program take the address from \(ConnectionDefaults.urlVariable)?")
    }
    let count = calls.reduce(0) { $0 + $1.times }
    say("sandbox: \(count) call\(count == 1 ? "" : "s")")
    Terminal.write(TableRenderer().render(.list(calls.map(\.record)), for: style), to: STDERR_FILENO)
    for remark in tally.remarks { say("warning: \(remark.visible())") }
  }

  private func say(_ line: String) { Terminal.write("\(line)\n", to: STDERR_FILENO) }
}
