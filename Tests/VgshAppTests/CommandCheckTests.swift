import Testing
import VGScript
import VgshBase
import VgshCommands
import VgshRuntime
import VgshTestSupport

/// The static check with the commands of the program: what each of them takes and gives is known before it runs.
@Suite("Static check of the commands")
struct CommandCheckTests {
  private static func check(_ text: String) -> [Diagnostic] {
    let sources = SourceMap()
    let check = StaticCheck(
      catalog: CommandRegistry().catalog, sources: sources, loader: NoScripts())
    return check.check(
      sources.add(name: "test.vgs", text: text), script: ScriptContext(file: "test.vgs", directory: "."),
      options: .script
    ).diagnostics
  }

  private struct NoScripts: ScriptLoader {
    func load(_ path: String, relativeTo directory: String) throws -> LoadedScript {
      throw CommandFailure.local("cannot read '\(path)'")
    }
  }

  @Test(
    "Literals of the wrong type",
    arguments: [
      "create user ann «12345»", "create user ann «+3725555abc»", "create user ann «\"\"»", "sandbox pin «nobody»",
      "create service Shop «'two words'»", "create service Shop «http://»", "create service «\"\"» shop.example",
      "connect «ftp://example.com»", "connect «example.com:99999»", "sleep «soon»", "sleep «5»",
      "sandbox clock advance «soon»", "sandbox clock freeze --at «yesterday»", "auth start ann --method «mail»",
      "exit «three»", "exit «300»",
      "export session --as «pdf»", "export service --as «curl»", "export last --as «env»", "set output «xml»",
      "set timeout «soon»", "set retries «21»", "sandbox pin set +37255555555 «123»",
      "sandbox pin set +37255555555 «0000»", "auth verify ann «abc»",
    ])
  func literals(_ marked: String) {
    let source = MarkedSource(marked)
    let found = Self.check(source.source.text(in: 0..<source.source.utf8.count))
    #expect(found.map(\.code) == ["invalid-argument"], "\(found)")
    #expect(found.first?.span?.lower == source.marks.first?.lower)
  }

  static let lines = CommandList.all.flatMap { command in
    command.signature.examples.map { Line(text: $0.line, command: command.signature.name) }
  }

  struct Line: CustomTestStringConvertible, Sendable {
    let text: String
    let command: String
    var testDescription: String { text }
  }

  @Test("Each example passes, but for the files it names", arguments: lines)
  func examples(_ line: Line) {
    let found = Self.check(
      "let shop = {id: \"x\"}; let user = $shop; let pin = \"1\"; let _x = [$shop, $user, $pin]\n\(line.text)")
    #expect(found.filter { $0.severity == .error && $0.code != "local" } == [])
  }

  @Test("The value of each command is known by its fields", arguments: lines)
  func fields(_ line: Line) throws {
    let source = SourceText(id: SourceID(0), name: "x", text: line.text)
    guard case .command(let statement)? = Parser.parse(source).script.statements.first?.kind,
      case .shown = statement.output, line.command.hasPrefix(statement.call.name.text),
      Parser.parse(source).script.statements.count == 1
    else { return }
    let shape = try #require(CommandRegistry().catalog[line.command]).result
    let (access, code): (String, String?) =
      switch shape {
      case .none: ("", "no-value")
      case .record: (".no_such_field", "no-such-field")
      case .list(.record): ("[0].no_such_field", "no-such-field")
      case .list: (".no_such_field", "no-such-field")
      case .any, .scalar: (".no_such_field", nil)
      }
    let codes = Self.check("print (\(line.text))\(access)").map(\.code).filter { $0 != "local" }
    #expect(codes == (code.map { [$0] } ?? []))
  }
}
