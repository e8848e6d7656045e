import Glibc
import VGScript
import Verigator
import VgshBase
import VgshCommands
import VgshRuntime
import VgshSession
import VgshTerminal

/// The whole program behind its command line.
package struct VgshProgram: Sendable {
  let options: ProgramOptions
  let environment: ProgramEnvironment
  let version: String
  let interrupts = Interrupts()
  private let modes = TerminalModes()

  package init(_ options: ProgramOptions, environment: ProgramEnvironment, version: String) {
    self.options = options
    self.environment = environment
    self.version = version
  }

  /// Does what the program was started for, to the end.
  package func run(_ task: ProgramTask) async -> ExitStatus {
    let signals = ProgramSignals(interrupts: interrupts, modes: modes)
    let transport = CurlTransport(
      configuration: CurlConfiguration(
        proxies: ProxySettings(environment: environment.variables), certificateFile: options.certificateFile))
    // The interpreter runs where the transfers run, so that a request costs no change of threads.
    let status = await Task(executorPreference: transport.executor) {
      do {
        try checkOptions()
        return try await start(task, transport, signals)
      } catch let error as UsageError {
        return refuse(error)
      } catch {
        return refuse(UsageError("\(error)"))
      }
    }.value
    modes.restore()
    return status
  }

  /// Finds out what cannot work before anything is done.
  private func checkOptions() throws {
    guard let path = options.certificateFile else { return }
    let bytes: [UInt8]
    do {
      bytes = try OpenFile(path, .read).bytes(limit: Limits.sourceSize)
    } catch {
      throw UsageError("--cacert: \(error.message)", help: error.help)
    }
    guard String(decoding: bytes, as: UTF8.self).contains("CERTIFICATE-----") else {
      throw UsageError(
        "--cacert: there is no certificate in '\(path.visible())'", help: "it takes a file in PEM form, as curl does")
    }
  }

  private func start(_ task: ProgramTask, _ transport: CurlTransport, _ signals: ProgramSignals) async throws
    -> ExitStatus
  {
    switch task {
    case .interactive where environment.inputIsTerminal: return try await prompt(transport, signals)
    case .interactive:
      try checkInputHoldsScript()
      return try await scripts(transport, allowsShell: false) { try load([Self.standardInput], [], $0) }
    case .commands(let texts):
      return try await scripts(transport, allowsShell: true) { session in
        texts.map { text in
          let source = session.sources.add(name: "-c", text: text)
          return .init(
            source: source, context: ScriptContext(file: nil, directory: "."), identity: nil, continues: true)
        }
      }
    case .tests(let tests): return try await test(tests, signals)
    case .scripts(let paths, let arguments):
      let allowsShell = !paths.contains(Self.standardInput)
      if !allowsShell { try checkInputHoldsScript() }
      return try await scripts(transport, allowsShell: allowsShell) { try load(paths, arguments, $0) }
    }
  }

  // MARK: Scripts

  private func scripts(
    _ transport: CurlTransport, allowsShell: Bool, _ read: (Session) throws -> [ScriptRun.Piece]?
  ) async throws -> ExitStatus {
    let questions: any Questioner =
      environment.inputIsTerminal && environment.errorIsTerminal
      ? questioner(makeEditor(), asksBeforeDeleting: false) : NobodyToAsk()
    let session = try Session(
      options,
      kind: Session.Kind(
        isInteractive: false, allowsShell: options.allowsShell ?? allowsShell, folders: nil, questions: questions,
        history: { [] }, clearScreen: clearScreen),
      environment: environment, transport: transport, interrupts: interrupts, version: version)
    let variables = try GivenVariables.read(options, environment) { session.redactor.add($0) }
    guard let pieces = try read(session) else { return .invalidScript }
    let run = ScriptRun(session: session, variables: variables)
    var status = ExitStatus.success
    if let service = options.service { status = await run.run([.choosing(service, in: session)]) }
    if status == .success { status = await run.run(pieces) }
    return await end(session, status)
  }

  // MARK: The prompt

  private func prompt(_ transport: CurlTransport, _ signals: ProgramSignals) async throws -> ExitStatus {
    TextLocale.adopt()
    let (folders, homeless) = findFolders()
    // check: allows wall-clock, handed to the history from here
    let history = PromptHistory(HistoryFile(path: folders?.history, now: { time(nil) }))
    let editor = makeEditor()
    signals.attach(editor)
    let progress = makeProgress()
    let session = try Session(
      options,
      kind: Session.Kind(
        isInteractive: true, allowsShell: options.allowsShell ?? true, folders: folders,
        questions: questioner(editor, asksBeforeDeleting: true, progress), progress: progress,
        history: { history.lines }, clearScreen: clearScreen),
      environment: environment, transport: transport, interrupts: interrupts, version: version)
    let variables = try GivenVariables.read(options, environment) { session.redactor.add($0) }
    if let homeless { session.report(homeless.diagnostic) }
    greet(session)
    if let service = options.service {
      _ = await ScriptRun(session: session, variables: []).run([.choosing(service, in: session)])
    }
    let loop = PromptLoop(
      session: session, editor: editor, history: history, interpreter: session.makeInterpreter(variables))
    switch await loop.run() {
    case .left(let status): return await end(session, status)
    case .answer: return await end(session, .success)
    }
  }

  /// Where files are kept; nowhere where that is wanted, or no home is known.
  private func findFolders() -> (Folders?, HomelessSession?) {
    guard !options.isEphemeral else { return (nil, nil) }
    do {
      let folders = try Folders(environment: environment.variables)
      try FilePaths.createFolder(folders.state)
      return (folders, nil)
    } catch let error as FileFailure {
      return (nil, HomelessSession(error))
    } catch {
      return (nil, HomelessSession())
    }
  }

  private func greet(_ session: Session) {
    let place = session.state.place == .sandbox ? "the embedded sandbox" : session.state.place.text
    session.console.writeError("vgsh \(version), on \(place.visible()). 'help' lists the commands, Ctrl-D leaves.\n")
  }

  // MARK: Parts

  func makeEditor() -> LineEditor {
    var configuration = LineEditorConfiguration()
    configuration.terminal = environment.variables["TERM"]
    configuration.settingsFile = environment.home.map { "\($0)/.editrc" }
    configuration.color = environment.welcomesColor(isTerminal: environment.outputIsTerminal, mode: options.color)
    return LineEditor(configuration, modes: modes)
  }

  /// Shows on standard error that work goes on, where somebody watches on a terminal that can erase it.
  ///
  /// - Parameter label: stands behind the time.
  func makeProgress(label: @escaping @Sendable () -> String = { "" }) -> ProgressLine? {
    guard environment.errorIsTerminal, let terminal = environment.variables["TERM"], terminal != "dumb" else {
      return nil
    }
    let color = environment.welcomesColor(isTerminal: true, mode: options.color)
    let width = Terminal.size(STDERR_FILENO)?.columns ?? ConsoleStyle().width
    return ProgressLine(style: ConsoleStyle(isTerminal: true, color: color, width: width), label: label) {
      Terminal.write($0, to: STDERR_FILENO)
    }
  }

  func questioner(
    _ editor: LineEditor, asksBeforeDeleting: Bool, _ progress: ProgressLine? = nil
  ) -> TerminalQuestioner {
    TerminalQuestioner(
      editor: editor, secrets: SecretReader(input: STDIN_FILENO, output: STDERR_FILENO, modes: modes),
      interrupts: interrupts, asksBeforeDeleting: asksBeforeDeleting, progress: progress)
  }

  private var clearScreen: @Sendable () -> Void {
    guard environment.outputIsTerminal, let terminal = environment.variables["TERM"], terminal != "dumb" else {
      return {}
    }
    return { Terminal.write("\u{1B}[H\u{1B}[2J\u{1B}[3J", to: STDOUT_FILENO) }
  }

  // MARK: Ends

  /// Sees to it that nothing written is lost unsaid.
  private func end(_ session: Session, _ status: ExitStatus) async -> ExitStatus {
    session.console.flush()
    let status = session.finishRecording() || status != .success ? status : .runtimeFailure
    await session.sandbox.shutdown()
    guard let loss = session.console.health.diagnostic else { return status }
    session.report(loss)
    return status == .success ? .runtimeFailure : status
  }

  private func refuse(_ error: UsageError, as status: ExitStatus = .usage) -> ExitStatus {
    let help = error.help.map { "; \($0)" } ?? ""
    Terminal.write("error: \(error.message)\(help)\n", to: STDERR_FILENO)
    return status
  }
}
