import Foundation
import Testing
import VgshBase
import VgshTestSupport

@testable import VGScript

/// An editor of `scripts/editors`: how it is asked for its colours, and what it calls them.
enum Editor: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case textMate
  case vim

  var testDescription: String { rawValue }

  /// What it says of each byte of some files: the innermost name that has a meaning here, or null.
  func colours(of sources: [SourceText]) async throws -> [[String?]] {
    let folder = try TemporaryFolder()
    var files: [String] = []
    for (index, source) in sources.enumerated() {
      try folder.write(source.utf8, to: "\(index).vgs")
      files.append(folder.path("\(index).vgs"))
    }
    let parts = try JSONDecoder().decode([[Part]].self, from: Data(try await answer(about: files, folder).utf8))
    try #require(parts.count == sources.count)
    return zip(sources, parts).map { source, parts in
      var colours = [String?](repeating: nil, count: source.utf8.count)
      for part in parts {
        // The last line has an end for TextMate even where the file has none.
        for place in part.lower..<min(part.upper, colours.count) { colours[place] = colour(of: part.name) }
      }
      return colours
    }
  }

  /// What the editor calls a stretch of bytes.
  private struct Part: Decodable {
    var lower: Int
    var upper: Int
    var name: String
  }

  private func answer(about files: [String], _ folder: TemporaryFolder) async throws -> String {
    switch self {
    case .textMate:
      let grammar = Repository.path("scripts/editors/vscode/syntaxes/vgs.tmLanguage.json")
      let run = try await ToolRun.python("editors/scopes.py", [grammar] + files)
      try #require(run.status == 0, "\(run.error)")
      return run.output
    case .vim:
      let script = ToolRun.fixture("editors/groups.vim")
      let run = try await ToolRun.run(
        "/usr/bin/vim",
        [
          "-Nu", "NONE", "-es", "--cmd", "set rtp^=\(Repository.path("scripts/editors/vim"))", "--cmd",
          "filetype plugin on", "-S", script, "--",
        ] + files,
        environment: ["OUTPUT": folder.path("output"), "HOME": folder.path])
      try #require(run.status == 0, "\(run.output)\(run.error)")
      return try folder.text(of: "output")
    }
  }

  private func colour(of name: String) -> String? {
    switch self {
    case .textMate:
      name.split(separator: " ").reversed().lazy.compactMap { scope in
        Self.scopes.first { scope.hasPrefix($0.0) }?.1
      }.first
    case .vim: Self.groups[name]
    }
  }

  /// Beginnings of TextMate's scopes; the first that fits counts.
  private static let scopes: [(String, String)] = [
    ("comment", "comment"), ("invalid", "invalid"), ("constant.character.escape", "escape"),
    ("constant.other.error-kind", "errorKind"), ("constant", "literal"), ("entity.name.function.test", "testName"),
    ("entity.name.function.command", "command"), ("entity.name.function.definition", "definition"),
    ("entity.other.attribute-name.option", "option"), ("support.function", "function"),
    ("support.type.property-name", "key"), ("string.unquoted.shell", "shell"), ("string", "text"),
    ("storage", "keyword"), ("keyword.control", "keyword"), ("keyword.operator", "operator"),
    ("variable.parameter", "parameter"), ("variable.other.property", "field"), ("variable", "variable"),
    ("punctuation", "punctuation"), ("meta.index", "punctuation"),
  ]

  private static let groups: [String: String] = [
    "vgsComment": "comment", "vgsBadEscape": "invalid", "vgsEscape": "escape", "vgsWordEscape": "escape",
    "vgsErrorKind": "errorKind", "vgsNumber": "literal", "vgsConstant": "literal", "vgsWordLiteral": "literal",
    "vgsTestName": "testName", "vgsCommandName": "command", "vgsDefinitionName": "definition", "vgsOption": "option",
    "vgsFunction": "function", "vgsKey": "key", "vgsShell": "shell", "vgsShellStatement": "shell", "vgsPipe": "shell",
    "vgsShellEscape": "shell", "vgsString": "text", "vgsRaw": "text", "vgsKeyword": "keyword", "vgsClause": "keyword",
    "vgsSecret": "keyword", "vgsForIn": "keyword", "vgsOperator": "operator", "vgsRedirection": "operator",
    "vgsEquals": "operator", "vgsShellSign": "operator", "vgsParameter": "parameter", "vgsField": "field",
    "vgsVariable": "variable", "vgsTextVariable": "variable", "vgsWordVariable": "variable",
    "vgsBracedName": "variable",
    "vgsSpecial": "variable", "vgsLetName": "variable", "vgsForName": "variable", "vgsInterpolation": "punctuation",
    "vgsPunctuation": "punctuation", "vgsContinuation": "punctuation",
  ]
}

extension PaintedSource {
  /// Where an editor colours something else than the parser reads, each stretch once: `2: 'text' is a word, not keyword`.
  ///
  /// Blanks have no colour that can be seen.
  func differences(from colours: [String?]) -> [String] {
    var found: [String] = []
    var place = 0
    while place < kinds.count {
      let kind = kinds[place]
      let colour = colours[place]
      let start = place
      repeat { place += 1 } while place < kinds.count && kinds[place] == kind && colours[place] == colour
      let text = source.text(in: start..<place)
      guard !text.allSatisfy(\.isWhitespace), !isRight(colour, for: kind, text) else { continue }
      let line = source.position(of: Int32(start)).line
      found.append("\(source.name):\(line): '\(text)' is \(kind.rawValue), not \(colour ?? "plain")")
    }
    return found
  }

  private func isRight(_ colour: String?, for kind: Kind, _ text: String) -> Bool {
    switch kind {
    case .structure: [nil, "punctuation", "operator"].contains(colour)
    case .word: colour == nil || (colour == "escape" && text == "\\$")
    case .text, .testName: colour == kind.rawValue || (colour == "escape" && text.hasPrefix("\\"))
    case .comment, .shell, .keyword, .command, .option, .function, .literal, .operation, .variable, .field, .key,
      .definition, .parameter, .errorKind:
      colour == kind.rawValue
    }
  }
}
