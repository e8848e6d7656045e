import Testing
import VgshBase

@testable import VGScript

@Suite("Mutations")
struct MutationTests {
  static let seeds = [
    "let x = create service \"A $b ${c($d, [1, {e: 'f'}])}\" g.com --h=$i[0].j -- -k > 'l'\n",
    "if not ($x == 1 and -$y.z[0] in 1..3) { print a${$b}c } else if true { ! ls } else { fail \"x\" }\n",
    "try { expect error not-found { a | jq '.[]' } } catch { print $error.message # c\n }\n",
    "for r in csv(\"f\") { $a[\"k\"].b = (show users --where ($it.a matches '^x'))[0] \\\n }; break\n",
    "test 'n' { eventually within 10s every 1.5ms { x } defer { skip } }\r\ndef f(a, b = 2) { return [1,\n2] }\n",
    "print “x” \u{A0}y o'b a=\"\\u{1F600}\\n\" 007 1h30m && || ?\n",
  ]
  static let pieces = [
    "\"", "'", "(", ")", "[", "]", "{", "}", "${", "$", "\\", "\n", "\r\n", ";", "#", " ", "--", "=", "==", "|", ">",
    "..",
    ".", ",", ":", "!", "not ", "and ", "else", "let ", "\u{FEFF}", "“", "\u{200B}", "\u{7}", "é", "😀", "1", "0", "e",
    "\\\n", "-",
  ]

  @Test("mutated scripts never crash the parser, always end, and keep its promises", arguments: seeds.indices)
  func mutations(seed: Int) {
    var random = SplitMix(state: UInt64(seed) + 1)
    for _ in 0..<1500 {
      var bytes = Array(Self.seeds[seed].utf8)
      for _ in 0...Int.random(in: 0...5, using: &random) { mutate(&bytes, &random) }
      check(bytes)
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
    case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...8, using: &random)))
    case 2: bytes.removeSubrange(place...)
    case 3: if place < bytes.count { bytes[place] = UInt8.random(in: 0...127, using: &random) }
    case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 12)], at: place)
    default: bytes.insert(contentsOf: (Self.seeds.randomElement(using: &random) ?? "").utf8.prefix(40), at: place)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let source = SourceText(id: SourceID(0), name: "x", utf8: bytes)
    let result = Parser.parse(source)
    let text = String(decoding: bytes, as: UTF8.self)
    for diagnostic in result.diagnostics {
      guard let span = diagnostic.span, isInside(span, bytes.count) else {
        Issue.record("\(diagnostic) lies outside \(text.debugDescription)")
        return
      }
    }
    switch result.completeness {
    case .complete:
      #expect(result.diagnostics == [], "\(text.debugDescription)")
      #expect(!SyntaxDump.text(of: result.script).contains("(invalid)"), "\(text.debugDescription)")
    case .incomplete(let open):
      #expect(result.diagnostics.count == 1, "\(text.debugDescription)")
      #expect(source.text(of: open.span).hasPrefix(open.opener), "\(text.debugDescription)")
    case .invalid:
      #expect(!result.diagnostics.isEmpty, "\(text.debugDescription)")
    }
    var end: Int32 = 0
    for statement in result.script.statements {
      #expect(statement.span.lower >= end && isInside(statement.span, bytes.count), "\(text.debugDescription)")
      end = statement.span.upper
    }
    let comments = result.comments.map(\.lower)
    #expect(comments == comments.sorted() && Set(comments).count == comments.count, "\(text.debugDescription)")
  }

  private func isInside(_ span: SourceSpan, _ count: Int) -> Bool {
    0 <= span.lower && span.lower <= span.upper && Int(span.upper) <= count
  }
}

/// SplitMix64: the same numbers on every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
