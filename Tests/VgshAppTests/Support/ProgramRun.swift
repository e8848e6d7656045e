import Foundation
import Subprocess
import Testing
import VgshTestSupport

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The real program, run to its end with nothing of this machine's user around it.
struct ProgramRun {
  var output = ""
  var error = ""
  var status: Int32 = -1

  /// - Parameters:
  ///   - input: standard input, which is no terminal.
  ///   - environment: besides PATH and what keeps a crash from waiting.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], folder: String? = nil
  ) async throws -> ProgramRun {
    try await run(binary, arguments, input: input, environment: environment, folder: folder)
  }

  /// Runs a script of bash, for what a shell does around the program.
  static func runShell(_ script: String) async throws -> ProgramRun {
    try await run("/bin/bash", ["-c", script], input: "", environment: [:], folder: nil)
  }

  private static func run(
    _ program: String, _ arguments: [String], input: String, environment: [String: String], folder: String?
  ) async throws -> ProgramRun {
    // By a file: a program that ends without reading its input must not end the tests.
    let inputFolder = try TemporaryFolder()
    try inputFolder.write(input, to: "input")
    let source = try FileDescriptor.open(inputFolder.path("input"), .readOnly)
    defer { try? source.close() }
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments),
      environment: .custom(
        Dictionary(uniqueKeysWithValues: Self.environment(environment).map { (Environment.Key(stringLiteral: $0), $1) })
      ),
      workingDirectory: folder.map { FilePath($0) }, input: .fileDescriptor(source, closeAfterSpawningProcess: false),
      output: .string(limit: 16 << 20),
      error: .string(limit: 16 << 20))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    return ProgramRun(output: result.standardOutput, error: result.standardError, status: status)
  }

  static func environment(_ more: [String: String]) -> [String: String] {
    ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no", "LANG": "C.UTF-8"].merging(more) { $1 }
  }

  /// The program that was built with the tests.
  static var binary: String {
    if let named = ProcessInfo.processInfo.environment["VGSH_BINARY"] { return named }
    return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("vgsh")
      .path
  }
}
