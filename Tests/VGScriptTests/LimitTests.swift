import Foundation
import Testing
import VgshBase

@testable import VGScript

@Suite("Limits and odd input")
struct LimitTests {
  @Test("blocks and brackets stand in one another as deep as the limit and no deeper")
  func nesting() {
    let shapes: [(open: String, middle: String, close: String)] = [
      ("(", "1", ")"), ("[", "1", "]"), ("{a: ", "1", "}"), ("f(", "1", ")"), ("$x[", "1", "]"), ("\"${", "1", "}\""),
    ]
    for shape in shapes {
      #expect(codes("let x = ", shape, depth: Limits.nesting) == [], "\(shape.open)")
      #expect(codes("let x = ", shape, depth: Limits.nesting + 1) == ["nesting-too-deep"], "\(shape.open)")
    }
    let block = (open: "if $x {\n", middle: "print a\n", close: "}\n")
    #expect(codes("", block, depth: Limits.nesting) == [])
    #expect(codes("", block, depth: Limits.nesting + 1) == ["nesting-too-deep"])
  }

  @Test("operators in a row have a bound of their own, which no script of a person meets")
  func operators() {
    for symbol in ["+", "*", "and", "or"] {
      let sum = "let x = 1" + String(repeating: " \(symbol) 1", count: Limits.height)
      #expect(parse(sum).diagnostics.map(\.code) == [], "\(symbol)")
      let diagnostics = parse(sum + " \(symbol) 1").diagnostics
      #expect(diagnostics.map(\.code) == ["too-many-operators"], "\(symbol)")
      #expect(diagnostics.first?.message == "more than \(Limits.height) operators in a row")
    }
  }

  private func codes(_ start: String, _ shape: (open: String, middle: String, close: String), depth: Int) -> [String] {
    let text =
      start + String(repeating: shape.open, count: depth) + shape.middle + String(repeating: shape.close, count: depth)
    return parse(text).diagnostics.map(\.code)
  }

  /// What could overflow a stack in the parser, or in whoever walks or frees the tree.
  static let deep: [(name: String, text: String)] = [
    ("parentheses", String(repeating: "(", count: 20_000)),
    ("lists", "print " + String(repeating: "[", count: 20_000)),
    ("records", "print " + String(repeating: "{a:", count: 20_000)),
    ("blocks", String(repeating: "try {", count: 20_000)),
    ("calls", String(repeating: "f(", count: 20_000)),
    ("texts", "print " + String(repeating: "\"${", count: 20_000)),
    ("minus", "let x = " + String(repeating: "-", count: 20_000) + "$x"),
    ("minus and blanks", "let x = " + String(repeating: "- ", count: 20_000) + "1"),
    ("not", "let x = " + String(repeating: "not ", count: 20_000) + "true"),
    ("exclamation marks", "let x = 1 + " + String(repeating: "!", count: 20_000)),
    ("sum", "let x = 1" + String(repeating: " + 1", count: 20_000)),
    ("and", "let x = $a" + String(repeating: " and $a", count: 20_000)),
    ("comparisons", "let x = 1" + String(repeating: " == 1", count: 20_000)),
    (
      "operators in brackets",
      "let x = " + String(repeating: "1 or 1 and 1 == 1 .. 1 + 1 * (", count: 10_000)
    ),
    ("exclamation marks and minus", "let x = 1 + " + String(repeating: "! - ", count: 20_000)),
    ("blanks before parentheses", "let x = 1 + " + String(repeating: "f (", count: 20_000)),
    ("braced variables", "let x = " + String(repeating: "${", count: 20_000)),
    ("commands", String(repeating: "(a ", count: 20_000)),
  ]

  #if DEBUG
    /// Unoptimised code takes several times the room.
    static let smallStack = 8 << 20
  #else
    /// What threads other than the main one have on some systems.
    static let smallStack = 512 << 10
  #endif

  @Test("deep input ends with a diagnostic, also on a small stack", arguments: deep.map(\.name))
  func deepInput(name: String) async throws {
    let text = try #require(Self.deep.first { $0.name == name }?.text)
    let codes = await onThread(stackSize: Self.smallStack) { parse(text).diagnostics.map(\.code) }
    #expect(!codes.isEmpty)
    #expect(codes.count <= Limits.errors + 1)
  }

  @Test("long input that is not deep is read whole")
  func longInput() async {
    let accessors = "print ($x" + String(repeating: ".a[0]", count: 10_000) + ")"
    let branches = "if $x { }" + String(repeating: " else if $x { }", count: 10_000)
    let words = "print" + String(repeating: " $a.b", count: 10_000)
    let list = "print [" + String(repeating: "1, ", count: 10_000) + "]"
    for text in [accessors, branches, words, list] {
      let codes = await onThread(stackSize: Self.smallStack) { parse(text).diagnostics.map(\.code) }
      #expect(codes == [])
    }
  }

  @Test("what is as deep as the limit is formatted, also on a small stack")
  func deepLayout() async {
    func nested(_ open: String, _ middle: String, _ close: String) -> String {
      String(repeating: open, count: Limits.nesting) + middle + String(repeating: close, count: Limits.nesting)
    }
    let texts = [
      "let x = " + nested("(", "1", ")") + "\n", "print " + nested("[", "", "]") + "\n",
      nested("try { ", "a", " }") + "\n",
      "let x = 1" + String(repeating: " + 1", count: Limits.height) + "\n",
    ]
    for text in texts {
      let formatted = await onThread(stackSize: Self.smallStack) {
        let source = SourceText(id: SourceID(0), name: "x", text: text)
        return ScriptFormatter.format(source, Parser.parse(source)).map { String(decoding: $0, as: UTF8.self) }
      }
      #expect(formatted == text)
    }
  }

  /// Runs on a thread with a stack of this size, and waits for the result.
  private func onThread<T: Sendable>(stackSize: Int, _ work: @escaping @Sendable () -> T) async -> T {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: work()) }
      thread.stackSize = stackSize
      thread.start()
    }
  }

  @Test("a source that is too large is not read")
  func size() {
    let tooLarge = [UInt8](repeating: UInt8(ascii: " "), count: Limits.sourceSize + 1)
    tooLarge.withUnsafeBufferPointer { bytes in
      var diagnostics: [Diagnostic] = []
      #expect(EncodingCheck.run(UnsafeBufferPointer(rebasing: bytes.dropLast()), of: SourceID(0), into: &diagnostics))
      #expect(diagnostics == [])
      #expect(!EncodingCheck.run(bytes, of: SourceID(0), into: &diagnostics))
      #expect(diagnostics.map(\.code) == ["source-too-large"])
    }
  }

  @Test(
    "bytes that are no UTF-8 are named with their place",
    arguments: [
      [0xFF], [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE0, 0x80, 0xAF],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) throws {
    let result = parse(utf8: Array("print '".utf8) + bytes + Array("'".utf8))
    let diagnostic = try #require(result.diagnostics.first)
    #expect(result.diagnostics.count == 1)
    #expect(diagnostic.code == "invalid-utf8")
    #expect(diagnostic.span?.lower == 7)
    #expect(result.completeness == .invalid)
  }

  @Test("every valid scalar passes in quotes, but control characters")
  func allScalars() {
    var text = "print '"
    for value in UInt32(0xA0)...0x10FFFF {
      if let scalar = Unicode.Scalar(value), value % 7 == 0 || value < 0x3000 { text.unicodeScalars.append(scalar) }
    }
    #expect(parse(text + "'").diagnostics == [])
  }
}
