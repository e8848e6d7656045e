import Foundation
import VgshTestSupport

/// The real program, run to its end with nothing of this machine's user around it.
enum ProgramRun {
  /// - Parameters:
  ///   - input: standard input, which is no terminal.
  ///   - environment: besides what `ToolRun` gives every program.
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:], folder: String? = nil
  ) async throws -> ToolRun {
    try await ToolRun.run(binary, arguments, input: input, environment: environment, folder: folder)
  }

  /// Runs a script of bash, for what a shell does around the program.
  static func runShell(_ script: String) async throws -> ToolRun {
    try await ToolRun.run("/bin/bash", ["-c", script])
  }

  static func environment(_ more: [String: String]) -> [String: String] { ToolRun.environment(more) }

  /// The program that was built with the tests.
  static var binary: String {
    if let named = ProcessInfo.processInfo.environment["VGSH_BINARY"] { return named }
    return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("vgsh")
      .path
  }
}
