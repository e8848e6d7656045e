import Foundation
import Testing

/// A program of this machine that reads what ours writes.
package struct ToolRun {
  package let output: String
  package let error: String
  package let status: Int32

  /// Runs a program to its end.
  ///
  /// - Parameter input: its standard input.
  package init(_ program: String, _ arguments: [String], input: String = "") throws {
    let folder = try TemporaryFolder()
    try folder.write(input, to: "input")
    try folder.write("", to: "error")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.path("input")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path("error")))
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    output = String(decoding: data, as: UTF8.self)
    error = try folder.text(of: "error")
    status = process.terminationStatus
  }

  /// Runs a script of `Tests/Fixtures` with the Python that has the modules the tests need.
  ///
  /// `scripts/test` installs it, and says where by `VGSH_PYTHON`; without that it is looked for where the script puts it.
  package static func python(_ script: String, _ arguments: [String]) throws -> ToolRun {
    let environment = ProcessInfo.processInfo.environment
    let scratch = environment["VGSH_SCRATCH"] ?? root
    let interpreter = environment["VGSH_PYTHON"] ?? "\(scratch)/.build-venv/bin/python"
    try #require(
      FileManager.default.isExecutableFile(atPath: interpreter),
      "no Python at \(interpreter): run scripts/test once, which installs it")
    return try ToolRun(interpreter, [fixture(script)] + arguments)
  }

  /// The path of something in `Tests/Fixtures`.
  package static func fixture(_ name: String) -> String { "\(root)/Tests/Fixtures/\(name)" }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
}
