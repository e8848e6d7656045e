import CEditline
import Glibc
import Synchronization

/// A program in the job of this one: it has the same terminal, and Ctrl-C and Ctrl-Z reach both.
///
/// By `posix_spawn` and not by the library that runs shell commands: that one closes every file but the standard three
/// in the program, and sets signals back to their defaults that whoever started us wants ignored.
package final class ForegroundProgram: Sendable {
  /// What the program reads and writes.
  package enum Streams: Sendable {
    /// Those of this one.
    case inherited
    /// It reads nothing, and all it writes goes to standard error.
    case errorOnly
  }

  /// Why a program did not start.
  package struct StartFailure: Error, Sendable {
    /// The program's name as it was given.
    package let name: String
    /// The system's number.
    package let code: Int32

    /// The system's words.
    package var reason: String { String(cString: strerror(code)) }

    /// What shells end with then: 127 for a program that is not there, 126 for one that cannot be run.
    package var status: UInt8 { code == ENOENT || code == ENOTDIR ? 127 : 126 }
  }

  /// The process; null once it has ended, for its number may then belong to another.
  private let process: Mutex<pid_t?>

  /// Whether whoever started this program wants Ctrl-\ ignored anyway.
  private let ignoredQuit: Bool

  /// Starts a program, which is looked for as a shell does.
  ///
  /// - Parameters:
  ///   - words: its name, and its arguments.
  ///   - environment: all of it.
  package init(
    _ words: [String], environment: [String: String], streams: Streams = .inherited
  ) throws(StartFailure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    switch streams {
    case .inherited: break
    case .errorOnly:
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    }
    // The threads of the concurrency pool block all signals, and a program would be born with that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var number = pid_t()
    let code = posix_spawnp(&number, words.first ?? "", &actions, &attributes, &arguments, &variables)
    guard code == 0 else { throw StartFailure(name: words.first ?? "", code: code) }
    process = Mutex(number)
    // Ctrl-\ is for the program: Java shows its threads, most others end.
    ignoredQuit = editline_ignores_signal(SIGQUIT) != 0
    if !ignoredQuit { _ = editline_swallow_signal(SIGQUIT) }
  }

  /// Waits for its end; once.
  ///
  /// - Returns: its status as shells tell it, 128 and the signal's number where one ended it.
  package func wait() async -> UInt8 {
    await withCheckedContinuation { continuation in
      SystemThread.start { continuation.resume(returning: self.waitHere()) }
    }
  }

  private func waitHere() -> UInt8 {
    guard let number = process.withLock({ $0 }) else { return 0 }
    var info = siginfo_t()
    while waitid(P_PID, id_t(number), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
    var status: Int32 = 0
    process.withLock { process in
      while waitpid(number, &status, 0) < 0 && errno == EINTR {}
      process = nil
    }
    if !ignoredQuit { _ = editline_default_signal(SIGQUIT) }
    let signal = status & 0x7F
    return UInt8(truncatingIfNeeded: signal == 0 ? status >> 8 : 128 + signal)
  }

  /// Sends it a signal; a program that has ended gets none.
  package func send(_ signal: Int32) {
    process.withLock { process in
      if let process { kill(process, signal) }
    }
  }
}
