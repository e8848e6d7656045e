import Glibc
import Subprocess
import VgshBase
import VgshRuntime

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The system's own shell, for `!` and `|`.
struct SystemShell: Sendable {
  /// Whether scripts may use it.
  let isAllowed: Bool
  let inherited: [String: String]
  /// Whether standard input is a terminal.
  let isAtTerminal: Bool

  /// A bound on what is kept of a command's output.
  private static let outputLimit = 16 << 20

  /// - Returns: the standard output where it is captured.
  /// - Throws: `CommandFailure` (local) where it is forbidden, cannot start, or ends with another status than 0.
  func run(
    _ command: String, input: String?, variables: [(name: String, value: String)], captures: Bool
  ) async throws -> String? {
    guard isAllowed else {
      throw CommandFailure.local(
        "the system shell is not allowed here: \(command.visible())", help: "start vgsh with --allow-shell")
    }
    let merged = inherited.merging(variables.map { ($0.name, $0.value) }) { _, new in new }
    let environment = Environment.custom(
      Dictionary(uniqueKeysWithValues: merged.map { (Environment.Key(stringLiteral: $0), $1) }))
    let source = try input.map { try InputFile($0) }
    let descriptor = FileDescriptor(rawValue: source?.descriptor ?? STDIN_FILENO)
    let input = FileDescriptorInput.fileDescriptor(descriptor, closeAfterSpawningProcess: false)
    defer { withExtendedLifetime(source) {} }
    if captures { return try await start(command, environment, input, Self.captured) { $0 } }
    return try await start(command, environment, input, Self.ownOutput) { _ in nil }
  }

  private static var ownOutput: FileDescriptorOutput {
    .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false)
  }
  private static var captured: StringOutput<UTF8> { .string(limit: outputLimit) }

  private func start<Output: OutputProtocol>(
    _ command: String, _ environment: Environment, _ input: FileDescriptorInput, _ output: Output,
    _ text: (Output.OutputType) -> String?
  ) async throws -> String? {
    do {
      let result = try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", command], environment: environment, platformOptions: platform,
        input: input, output: output,
        error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
      try Task.checkCancellation()
      try check(result.terminationStatus, command)
      return text(result.standardOutput)
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      throw CommandFailure.local("the shell command cannot be run: \(error)")
    }
  }

  /// At a terminal the command stays in the job of the program: it may read the keys, and Ctrl-C reaches it by itself.
  /// Elsewhere it gets a group of its own, so that all it has started can be ended.
  private var platform: PlatformOptions {
    var options = PlatformOptions()
    if !isAtTerminal { options.processGroupID = 0 }
    options.teardownSequence = [
      .send(signal: .interrupt, toProcessGroup: !isAtTerminal, allowedDurationToNextStep: .seconds(1)),
      .send(signal: .kill, toProcessGroup: !isAtTerminal, allowedDurationToNextStep: .seconds(1)),
    ]
    return options
  }

  private func check(_ status: TerminationStatus, _ command: String) throws {
    switch status {
    case .exited(0): return
    // Ctrl-C at a terminal ends the command itself, and may do so before the program hears of it.
    case .signaled(SIGINT): throw CancellationError()
    case .exited(let code):
      throw CommandFailure.local("the shell command ended with status \(code): \(command.visible())")
    case .signaled(let signal):
      throw CommandFailure.local("the shell command was ended by signal \(signal): \(command.visible())")
    }
  }
}
