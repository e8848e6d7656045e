import Foundation
import Testing
import VgshBase
import VgshCommands
import VgshRuntime

@Suite("The list of commands")
struct CommandListTests {
  @Test("names the command of every file among the commands, and nothing else")
  func isComplete() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/VgshCommands/Commands")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    let names = files.compactMap { ($0 as? URL).flatMap { $0.pathExtension == "swift" ? $0 : nil } }
      .map { $0.deletingPathExtension().lastPathComponent }
    #expect(Set(names) == Set(CommandList.all.map { "\($0)" }))
    #expect(names.count == CommandList.all.count)
  }

  @Test("names each command once")
  func isUnambiguous() {
    let names = CommandList.all.map { $0.signature.name }
    #expect(Set(names).count == names.count)
  }

  /// Those that cannot be shown on a fresh sandbox: they need a file.
  private static let withoutExamples: Set<String> = ["run", "source"]

  @Test(
    "every command has one line of summary, help for each parameter, and examples",
    arguments: CommandRegistry().catalog.names)
  func isDocumented(_ name: String) throws {
    let signature = try #require(CommandRegistry().catalog[name])
    #expect(
      !signature.summary.isEmpty && !signature.summary.hasSuffix(".") && signature.summary.first?.isLowercase == true)
    for spec in signature.parameters + signature.options { #expect(!spec.help.isEmpty, "\(spec.name)") }
    #expect(signature.examples.isEmpty == Self.withoutExamples.contains(signature.name))
    for example in signature.examples where signature.name != "?" {
      #expect(example.line.utf8Contains(signature.name), "'\(example.line)' does not show '\(signature.name)'")
    }
  }

  @Test(
    "optional words come behind needed ones, and nothing behind a rest", arguments: CommandRegistry().catalog.names
  )
  func isBindable(_ name: String) throws {
    let signature = try #require(CommandRegistry().catalog[name])
    let ranks = signature.parameters.map { spec in
      switch spec.role {
      case .required: 0
      case .optional: 1
      case .rest, .command: 2
      case .option, .repeatedOption, .flag, .condition: 3
      }
    }
    #expect(ranks == ranks.sorted() && ranks.filter { $0 == 2 }.count <= 1 && !ranks.contains(3))
    for option in signature.options { #expect(option.isOption, "\(option.name)") }
  }
}
