import Foundation
import Testing
import VgshBase
import VgshTestSupport

@testable import VGScript

/// The scripts of this repository are in the layout that `vgsh fmt` gives.
@Suite("Layout of the repository's scripts")
struct FormatRepositoryTests {
  static let scripts: [String] = {
    let files = FileManager.default.enumerator(atPath: Repository.root)
    var found: [String] = []
    while let path = files?.nextObject() as? String {
      if path.hasPrefix(".") { files?.skipDescendants() } else if path.hasSuffix(".vgs") { found.append(path) }
    }
    return found.sorted()
  }()

  @Test("The formatter leaves it unchanged", arguments: scripts)
  func unchanged(path: String) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: Repository.path(path))))
    let source = SourceText(id: SourceID(0), name: path, utf8: bytes)
    let parsed = Parser.parse(source)
    // Some are there for their errors.
    guard parsed.diagnostics.isEmpty else { return }
    let formatted = try format(utf8: bytes)
    #expect(String(decoding: formatted, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
  }

  @Test("There are scripts to look at")
  func some() { #expect(Self.scripts.contains("scripts/examples/tour.vgs")) }
}
