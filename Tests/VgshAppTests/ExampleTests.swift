import Foundation
import Testing
import VgshCommands
import VgshRuntime
import VgshTestSupport

/// What the help claims is run: every example of every command, on a sandbox where a service and a user wait.
@Suite("Examples")
struct ExampleTests {
  struct Claim: CustomTestStringConvertible, Sendable {
    let command: String
    let line: String

    var testDescription: String { line }
  }

  static let claims: [Claim] = CommandList.all.flatMap { command -> [Claim] in
    guard !needsPerson.contains(command.signature.name) else { return [] }
    return command.signature.examples.map { Claim(command: command.signature.name, line: $0.line) }
  }

  /// Asks for a PIN on a terminal; the tests of the prompt try it.
  private static let needsPerson: Set = ["auth login"]

  private static let setup = """
    create service CoffeeShop coffeeshop.com
    create user john.doe@example.com +37255555555
    auth start john.doe@example.com
    """

  @Test("An example of the help works as it stands", arguments: claims)
  func example(_ claim: Claim) async throws {
    let folder = try TemporaryFolder()
    try folder.write("print \"a script\"\n", to: "setup.vgs")
    let run = try await ProgramRun.run(
      ["--seed", "1", "--quiet", "-c", Self.setup, "-c", claim.line],
      environment: ["VERIGATOR_PASSWORD": "sandbox", "HOME": folder.path], folder: folder.path)
    #expect(run.status == (claim.line == "exit 3" ? 3 : 0), "\(run.error)")
  }

  @Test("Every command but those that need a person has an example")
  func coverage() {
    let without = CommandList.all.filter { $0.signature.examples.isEmpty }.map { $0.signature.name }
    #expect(Set(without).isSubset(of: ["?", "quit", "exit", "auth login", "run", "source"]), "\(without)")
  }

  @Test("Each script of scripts/examples runs through", arguments: scripts)
  func script(_ name: String) async throws {
    let run = try await ProgramRun.run(["scripts/examples/\(name)"], folder: Repository.root)
    #expect(run.status == 0, "\(run.error)")
  }

  @Test("All of them pass as tests, each on a sandbox of its own")
  func tests() async throws {
    let run = try await ProgramRun.run(["test", "scripts/examples"], folder: Repository.root)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("ok    scripts/examples/tour.vgs  1 test"))
    #expect(run.closingLine.hasSuffix(" passed, 0 failed"), "\(run.closingLine)")
  }

  static var scripts: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Repository.path("scripts/examples"))
    return (names ?? []).filter { $0.hasSuffix(".vgs") }.sorted()
  }
}
