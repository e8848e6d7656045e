import Testing
import VgshCommands
import VgshRuntime

@testable import VgshApp

@Suite("Completion of the real commands") struct CatalogCompletionTests {
  private static let catalog = CommandRegistry().catalog

  private let completer: PromptCompleter

  init() {
    var snapshot = CompletionSnapshot(catalog: Self.catalog)
    snapshot.services = ["CoffeeShop"]
    snapshot.users = ["john@example.com"]
    completer = PromptCompleter(snapshot)
  }

  private func offers(_ line: String) -> [String] {
    completer.complete(line, line.utf8.count).candidates.map(\.text)
  }

  @Test(arguments: catalog.names) func everyCommandIsReachedWordByWord(name: String) {
    var line = ""
    for word in name.split(separator: " ") {
      #expect(offers(line).contains(String(word)), "behind '\(line)'")
      line += word + " "
    }
  }

  @Test(arguments: catalog.names) func everyOptionOfACommandIsOffered(name: String) throws {
    let options = try #require(Self.catalog[name]).options.map { "--\($0.name)" }
    guard !options.isEmpty else { return }
    #expect(offers("\(name) --") == options)
  }

  @Test func argumentsOfTheRealCommandsAreKnown() {
    #expect(offers("use ") == ["CoffeeShop"])
    #expect(offers("auth start ") == ["john@example.com"])
    #expect(offers("auth start x --method ").contains("sms"))
    #expect(offers("export services --as ").contains("json"))
    #expect(offers("connect s") == ["sandbox"])
    #expect(offers("set output j") == ["json"])
    #expect(offers("help sandbox c").contains("clock"))
  }

  @Test func everyExampleCanBeCompletedAnywhere() {
    for line in Self.catalog.signatures.flatMap(\.examples).map(\.line) {
      for cursor in 0...line.utf8.count {
        let list = completer.complete(line, cursor)
        #expect(list.replaced.upperBound - cursor <= 1 && list.replaced.lowerBound <= cursor, "\(line)")
      }
    }
  }
}
