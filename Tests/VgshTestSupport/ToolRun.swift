import Foundation
import Subprocess
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A program of this machine, run to its end: ours, or one that reads what ours writes.
///
/// By Subprocess and not by Foundation's `Process`: that one learns of a program's end by a socket that every program
/// started at the same moment inherits, and blocks a thread meanwhile. Two such waits, and a program on a terminal that
/// was to be fed by a third test never ended, nor did the tests.
package struct ToolRun: Sendable {
  package let output: String
  package let error: String

  /// As the shell says it: 128 and the signal's number where one ended it.
  package let status: Int32

  /// A program that has not ended by then is killed, and the test fails.
  private static let patience = Duration.seconds(120)

  package struct TimeOut: Error, CustomStringConvertible {
    package let description: String
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - input: standard input, which is a file and no terminal.
  ///   - environment: besides PATH, LANG and what keeps a crash from waiting.
  /// - Throws: `TimeOut` where it does not end.
  package static func run(
    _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:],
    folder: String? = nil
  ) async throws -> ToolRun {
    try await withThrowingTaskGroup(of: ToolRun.self) { group in
      group.addTask {
        try await start(program, arguments, input: input, environment: environment, folder: folder)
      }
      group.addTask {
        // check: allows sleep, the deadline of what hangs
        try await Task.sleep(for: patience)
        throw TimeOut(description: "\(program) \(arguments.joined(separator: " ")) had not ended after \(patience)")
      }
      defer { group.cancelAll() }
      guard let run = try await group.next() else { throw CancellationError() }
      return run
    }
  }

  private static func start(
    _ program: String, _ arguments: [String], input: String, environment: [String: String], folder: String?
  ) async throws -> ToolRun {
    // By a file: a program that ends without reading its input must not end the tests.
    let inputFolder = try TemporaryFolder()
    try inputFolder.write(input, to: "input")
    let source = try FileDescriptor.open(inputFolder.path("input"), .readOnly)
    defer { try? source.close() }
    let variables = Self.environment(environment).map { (Environment.Key(stringLiteral: $0), $1) }
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments),
      environment: .custom(Dictionary(uniqueKeysWithValues: variables)),
      workingDirectory: folder.map { FilePath($0) }, input: .fileDescriptor(source, closeAfterSpawningProcess: false),
      output: .string(limit: 16 << 20), error: .string(limit: 16 << 20))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    return ToolRun(output: result.standardOutput, error: result.standardError, status: status)
  }

  /// Nothing of this machine's user, and more.
  package static func environment(_ more: [String: String]) -> [String: String] {
    ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no", "LANG": "C.UTF-8"].merging(more) { $1 }
  }

  /// Runs a script of `Tests/Fixtures` with the Python that has the modules the tests need.
  ///
  /// `scripts/test` installs it, and says where by `VGSH_PYTHON`; without that it is looked for where the script puts it.
  package static func python(_ script: String, _ arguments: [String]) async throws -> ToolRun {
    try await run(pythonInterpreter(), [fixture(script)] + arguments)
  }

  /// Runs such a script as a program that another one starts.
  ///
  /// - Parameter words: the other one and its arguments; the interpreter and the script follow.
  package static func python(
    _ script: String, startedBy words: [String], _ arguments: [String] = []
  ) async throws -> ToolRun {
    try await run(words[0], Array(words.dropFirst()) + [pythonInterpreter(), fixture(script)] + arguments)
  }

  private static func pythonInterpreter() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    let scratch = environment["VGSH_SCRATCH"] ?? root
    let interpreter = environment["VGSH_PYTHON"] ?? "\(scratch)/.build-venv/bin/python"
    try #require(
      FileManager.default.isExecutableFile(atPath: interpreter),
      "no Python at \(interpreter): run scripts/test once, which installs it")
    return interpreter
  }

  /// The path of something in `Tests/Fixtures`.
  package static func fixture(_ name: String) -> String { "\(root)/Tests/Fixtures/\(name)" }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}
