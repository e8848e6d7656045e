import CEditline
import Foundation
import Synchronization

/// A real terminal of the system with a model of its screen, for a program started on it or for an editor in this
/// process.
///
/// Nothing sleeps: a wait ends when the screen shows what is waited for, and fails at its deadline with what it shows.
/// All output is received as it comes, waited for or not: a program whose terminal nobody reads is held up once the
/// system's buffer is full, and so would be the test that waits for it.
package final class PseudoTerminal: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// What a wait takes at most.
  package static let patience = Duration.seconds(20)

  private struct State {
    var child: pid_t?
    var slave: Int32
  }

  private let master: Int32
  private let name: String
  private let state: Mutex<State>
  private let output: TerminalOutput

  package init(columns: Int = 80, rows: Int = 24) throws {
    var number: Int32 = 0
    let master = editline_open_master(&number)
    guard master >= 0 else { throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))") }
    name = "/dev/pts/\(number)"
    // Not the tests' own terminal, whoever runs them.
    let slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))") }
    self.master = master
    state = Mutex(State(slave: slave))
    output = try TerminalOutput(of: master, screen: Screen(columns: columns, rows: rows))
    setSize(columns: columns, rows: rows)
  }

  deinit {
    state.withLock { state in
      if let child = state.child {
        kill(child, SIGKILL)
        waitpid(child, nil, 0)
      }
      if state.slave >= 0 { close(state.slave) }
    }
    output.end()
  }

  /// The program's end, for an editor in this process; -1 once a program was started.
  package var descriptor: Int32 { state.withLock(\.slave) }

  /// The program's end once more, for the caller to close.
  package func duplicateDescriptor() -> Int32 { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }

  /// What the screen shows now.
  package var screen: Screen { output.screen }

  /// All bytes received so far, escape sequences included.
  package var received: String { output.received }

  /// Starts a program with this as its controlling terminal, its three standard descriptors included.
  package func start(_ executable: String, _ arguments: [String] = [], environment: [String: String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal a session leader opens becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var every = sigset_t()
    sigfillset(&every)
    posix_spawnattr_setsigdefault(&attributes, &every)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // POSIX_SPAWN_SETSID, which the headers keep for GNU programs.
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(&attributes, Int16(newSession | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var child: pid_t = 0
    let result = posix_spawn(&child, executable, &actions, &attributes, &words, &variables)
    guard result == 0 else { throw Failure(description: "\(executable): \(String(cString: strerror(result)))") }
    state.withLock { state in
      state.child = child
      close(state.slave)
      state.slave = -1
    }
  }

  /// Types.
  package func send(_ text: String) { send(bytes: Array(text.utf8)) }

  /// Types what may be no UTF-8.
  package func send(bytes: [UInt8]) {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      bytes = bytes.dropFirst(max(count, 0))
    }
  }

  package func send(_ keys: TerminalKey...) { send(keys.map(\.bytes).joined()) }

  /// Another window size; the program on the terminal gets SIGWINCH by the system.
  package func resize(columns: Int, rows: Int) {
    output.resize(columns: columns, rows: rows)
    setSize(columns: columns, rows: rows)
  }

  /// Sends a signal to the program.
  package func signal(_ number: Int32) { if let child = state.withLock(\.child) { kill(child, number) } }

  /// Whether the terminal echoes, waits for whole lines and turns Ctrl-C into a signal: its modes at the start.
  package var isCooked: Bool { mode(tcflag_t(ECHO)) && mode(tcflag_t(ICANON)) && mode(tcflag_t(ISIG)) }

  package var echoes: Bool { mode(tcflag_t(ECHO)) }

  /// Waits until the screen fulfils a condition.
  ///
  /// - Parameter what: what is waited for, for the failure's text.
  /// - Throws: `Failure` with the screen, at the deadline or the program's end.
  package func wait(
    for what: String, within patience: Duration = PseudoTerminal.patience,
    _ condition: @escaping @Sendable (Screen) -> Bool
  ) async throws {
    try await onThread { [self] in
      guard output.wait(until: Date(timeIntervalSinceNow: patience / .seconds(1)), { condition($0) }) else {
        throw failure("waited for \(what)")
      }
    }
  }

  /// Waits until a text is on the screen, or has been.
  package func wait(forText text: String) async throws {
    try await wait(for: "“\(text)”") { $0.text.contains(text) }
  }

  /// Waits until the cursor is in a row with exactly this text.
  package func wait(forLine line: String) async throws {
    try await wait(for: "the line “\(line)”") { $0.cursorRow == line }
  }

  /// Waits until the terminal's modes are so, which no byte announces.
  package func waitForModes(_ what: String, _ condition: @escaping @Sendable () -> Bool) async throws {
    try await onThread { [self] in
      let deadline = ContinuousClock.now + Self.patience
      while !condition() {
        guard ContinuousClock.now < deadline else { throw failure("waited for \(what)") }
        output.waitForChange(until: Date(timeIntervalSinceNow: 0.002))
      }
    }
  }

  /// Waits until the program ends.
  ///
  /// - Returns: its status as the shell says it: 128 and the signal's number where one ended it.
  package func waitForExit() async throws -> Int32 {
    try await onThread { [self] in
      guard output.waitForEnd(until: Date(timeIntervalSinceNow: Self.patience / .seconds(1))),
        let child = state.withLock(\.child)
      else { throw failure("waited for the end") }
      var status: Int32 = 0
      while waitpid(child, &status, 0) < 0 && errno == EINTR {}
      state.withLock { $0.child = nil }
      return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }
  }

  // MARK: - Inside

  private func failure(_ what: String) -> Failure {
    let (screen, received) = (screen, received)
    let rows = (screen.scrolledOff + screen.rows).map { "  |\($0)" }.joined(separator: "\n")
    return Failure(
      description: "\(what); cursor at \(screen.row), \(screen.column) of\n\(rows)\nlast bytes: "
        + received.suffix(300).debugDescription)
  }

  private func mode(_ flag: tcflag_t) -> Bool {
    var modes = termios()
    return tcgetattr(master, &modes) == 0 && modes.c_lflag & flag != 0
  }

  private func setSize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = editline_set_window_size(master, &size)
  }

  /// Blocks a thread of its own, not one that other tests need.
  private func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
    }
  }
}
