import Foundation
import VgshTestSupport

/// `vgsh test` on files of its own.
struct TestedFolder {
  let folder: TemporaryFolder

  init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    for (name, text) in files {
      if let slash = name.lastIndex(of: "/") {
        try FileManager.default.createDirectory(
          atPath: folder.path(String(name[..<slash])), withIntermediateDirectories: true)
      }
      try folder.write(text, to: name)
    }
  }

  /// In the folder, so that paths in what is shown are short.
  func test(_ arguments: String..., environment: [String: String] = [:]) async throws -> ToolRun {
    try await ProgramRun.run(["test"] + arguments, environment: environment, folder: folder.path)
  }
}

extension ToolRun {
  /// The last line of what was said.
  var closingLine: String { error.split(separator: "\n").last.map(String.init) ?? "" }

  /// Where each text first stands in what was said, in the order of the texts.
  func places(of texts: String...) -> [String.Index?] { texts.map { error.range(of: $0)?.lowerBound } }
}
