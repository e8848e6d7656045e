import Testing
import VgshBase

@testable import VGScript

@Suite("Formatting of mutated scripts")
struct FormatMutationTests {
  /// Statements of every kind, some of them oddly laid out; any of them may stand behind any other.
  private static let statements = [
    "let x=create service \"A $b ${c($d, [1, {e: 'f'}])}\" g.com --h=$i[0].j -- -k", "let secret y = !ls -l\\\n a",
    "$a[\"k\"].b = (show users --where ($it.a matches '^x'))[0]", "expect $a==1,\"no\"", "print 'a' >> \"f g\"",
    "expect error not-found{ a | jq '.[]'\n}", "if not ($x == 1 and -$y.z[0] in 1..3) {print a${ $b }c} else{ ! ls\n}",
    "try{x}catch {y;z}", "for r in csv(\"f\") {break}", "repeat 3{\n\n}", "while true { continue }",
    "eventually within 10s every 1.5ms { x # c\n }", "test 'n'{\n#a\n}", "setup {}", "defer { skip }", "fail (\"x\")",
    "def f(a, b = 2) {return [1,\n2,]}", "$r.b[ - 3 ]\\\n + 1", "(- - $x .. -4)", "\"a\nb\"", "?", "a \"42\" 'x'",
    "! a\\ ",
  ]
  private static let separators = ["\n", "\r\n", ";", "\n\n\n", " # c\n", "\n# d  \n", ";\n", "\\\n\n", " ;; "]
  private static let gaps = [" ", "  ", "\t", "\n", "\\\n", "\r\n", " # e\n", ";", "\\\r\n  ", "\n\n\n", ""]

  @Test("Any right script keeps its meaning and its comments, and is formatted once and for all", arguments: 0..<8)
  func rightScripts(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &* 7919 &+ 1)
    var formatted = 0
    for _ in 0..<400 {
      var text: [UInt8] = []
      for _ in 0...Int.random(in: 0...5, using: &random) {
        text += (Self.statements.randomElement(using: &random) ?? "").utf8
        text += (Self.separators.randomElement(using: &random) ?? "").utf8
      }
      for _ in 0..<Int.random(in: 0...8, using: &random) { disturb(&text, &random) }
      let source = SourceText(id: SourceID(0), name: "x", utf8: text)
      guard ScriptFormatter.format(source, Parser.parse(source)) != nil else { continue }
      formatted += 1
      _ = try format(utf8: text)
    }
    // Otherwise the test would say nothing.
    #expect(formatted > 100)
  }

  /// Puts another gap where there is one, or before or behind a bracket or operator.
  private func disturb(_ text: inout [UInt8], _ random: inout SplitMix) {
    let places = text.indices.filter { " ()[]{},=:".utf8.contains(text[$0]) }
    guard let place = places.randomElement(using: &random) else { return }
    let gap = Array((Self.gaps.randomElement(using: &random) ?? " ").utf8)
    if text[place] == UInt8(ascii: " ") {
      text.replaceSubrange(place...place, with: gap)
    } else {
      text.insert(contentsOf: gap, at: place + Int.random(in: 0...1, using: &random))
    }
  }

  @Test("Mutated bytes never crash it", arguments: MutationTests.seeds.indices)
  func mutatedBytes(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) + 99)
    for _ in 0..<1500 {
      var bytes = Array(MutationTests.seeds[seed].utf8)
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        if Bool.random(using: &random), place < bytes.count {
          bytes.remove(at: place)
        } else {
          bytes.insert(contentsOf: (MutationTests.pieces.randomElement(using: &random) ?? "").utf8, at: place)
        }
      }
      let source = SourceText(id: SourceID(0), name: "x", utf8: bytes)
      guard ScriptFormatter.format(source, Parser.parse(source)) != nil else { continue }
      _ = try format(utf8: bytes)
    }
  }
}
