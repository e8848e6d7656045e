import Testing
import VgshBase

@testable import VGScript

@Suite("Commands and words")
struct CommandParsingTests {
  @Test(
    "words",
    arguments: [
      ("a b", "(run (a b))"),
      ("a john_doe@example.com", "(run (a john_doe@example.com))"),
      ("a https://api.verigator.com/v1?x=1&y=2#z", "(run (a https://api.verigator.com/v1?x=1&y=2#z))"),
      ("a 81213bfd-b690-499e-b9d2-8754cb1550e8", "(run (a 81213bfd-b690-499e-b9d2-8754cb1550e8))"),
      ("a a#b --color=#f00", "(run (a a#b --color=#f00))"),
      ("a x # comment", "(run (a x))"),
      ("a [1]# comment", "(run (a [1]))"),
      ("a {b: 1}# comment", "(run (a {b: 1}))"),
      ("a (show users)# comment", "(run (a ((show users))))"),
      ("a 0042 -5 - -0.5 .", "(run (a 0042 -5 - -0.5 .))"),
      ("a C:\\temp \\x", "(run (a C:\\temp \\x))"),
      ("a \\$5 x\\$y$z", "(run (a $5 (bare 'x$y' $z)))"),
      ("a $ $5 5$ a$", "(run (a $ $5 5$ a$))"),
      ("a 'it' \"is\"", "(run (a 'it' 'is'))"),
      ("a '' \"\"", "(run (a '' ''))"),
      ("a [1, 'x', [2]] {k: null, \"e-mail\": true}", "(run (a [1 'x' [2]] {k: null 'e-mail': true}))"),
      ("a (show users) ($n + 1) (len($x))", "(run (a ((show users)) ((+ $n 1)) (len($x))))"),
      ("a (show users)[0].id", "(run (a ((show users))[0].id))"),
      ("a len($x) get($r, 'a').b", "(run (a len($x) get($r, 'a').b))"),
      ("a grüße@bücher.de", "(run (a grüße@bücher.de))"),
      ("a b,c =", "(run (a b,c =))"),
      ("a x–y", "(run (a x–y))"),
      ("alias n = show users", "(run (alias n = show users))"),
      ("a b|c d>e", "(run (a b|c d>e))"),
    ])
  func words(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test(
    "options keep their place among the words",
    arguments: [
      ("a --flag b", "(run (a --flag b))"),
      ("a b --name value --x=1", "(run (a b --name value --x=1))"),
      ("a --x='q r' --y=\"$z\" --n=$n.id", "(run (a --x='q r' --y=(text $z) --n=(bare $n.id)))"),
      (
        "a --body={a: [1]} --f=len($x) --c=(show last).body",
        "(run (a --body={a: [1]} --f=len($x) --c=((show last)).body))"
      ),
      ("a --password-env X --a-1", "(run (a --password-env X --a-1))"),
      ("a -- --x -y --", "(run (a -- --x -y --))"),
      ("a '--x' --$x", "(run (a '--x' (bare '--' $x)))"),
      ("a --na$x", "(run (a (bare '--na' $x)))"),
      ("a --x=-y", "(run (a --x=-y))"),
      ("a --header N:V=W", "(run (a --header N:V=W))"),
    ])
  func options(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test(
    "pipes and redirections",
    arguments: [
      ("a b > out.txt", "(write out.txt (a b))"),
      ("a b >out.txt", "(write out.txt (a b))"),
      ("a >> 'my file'", "(append 'my file' (a))"),
      ("a > $f.txt", "(write (bare $f.txt) (a))"),
      ("a | jq . | sort # all the shell's", "(pipe 'jq . | sort # all the shell's' (a))"),
      ("a |jq '{x}' ; b", "(pipe 'jq '{x}' ; b' (a))"),
      ("a | jq \\\n .x\nb", "(pipe 'jq \\⏎ .x' (a)) (run (b))"),
      ("a | echo \\\\\nb", "(pipe 'echo \\\\' (a)) (run (b))"),
      ("a | jq .\r\nb\r\n", "(pipe 'jq .' (a)) (run (b))"),
    ])
  func output(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test("inside brackets newlines are blanks, and comments may stand")
  func newlinesInBrackets() {
    #expect(
      dump("a (show\n users # all\n) [\n 1, # one\n 2,\n] {\n  # none\n}")
        == "(run (a ((show users)) [1 2] {}))")
    #expect(dump("let x = (\n $a\n and $b\n)") == "(let x ((and $a $b)))")
  }

  @Test("a backslash continues the line")
  func continuation() {
    #expect(dump("a b \\\n  c") == "(run (a b c))")
    #expect(dump("a b\\\nc") == "(run (a b c))")
    #expect(dump("a \\\r\n b\r\n") == "(run (a b))")
    #expect(dump("expect $a == \\\n 3") == "(expect (== $a 3))")
    #expect(dump("a # no \\\nb") == "(run (a)) (run (b))")
  }

  @Test("CR LF ends lines, a byte order mark is skipped")
  func lineEnds() {
    #expect(dump("\u{FEFF}a b\r\n# c\r\nd\r\n") == "(run (a b)) (run (d))")
    let source = SourceText(id: SourceID(0), name: "x", text: "# c\r\nd\r\n")
    #expect(Parser.parse(source).comments.map(source.text(of:)) == ["# c"])
    #expect(dump("\u{FEFF}# c\nd") == "(run (d))")
    #expect(dump("print 'a\r\nb' \"c\r\nd\"") == "(run (print 'a⏎b' 'c⏎d'))")
  }

  @Test("plain text, literal text and sole interpolations of words")
  func wordQueries() throws {
    let result = parse("a b 'c' \"d\" \"$e\" $f.g x$y")
    guard case .command(let command) = result.script.statements[0].kind else { throw Unexpected() }
    let words = command.call.arguments.compactMap { if case .word(let word) = $0 { word } else { nil } }
    #expect(words.map(\.plainText) == ["b", nil, nil, nil, nil, nil])
    #expect(words.map(\.literalText) == ["b", "c", "d", nil, nil, nil])
    #expect(words.map(\.isQuoted) == [false, true, true, true, false, false])
    #expect(words.map { $0.soleInterpolation != nil } == [false, false, false, false, true, false])
  }

  @Test("a command among the words of another")
  func commandFromWords() throws {
    let source = SourceText(id: SourceID(0), name: "x", text: "time --x create user $a 5")
    guard case .command(let command) = Parser.parse(source).script.statements[0].kind else { throw Unexpected() }
    let inner = try #require(command.call.command(from: 1))
    #expect(SyntaxDump.call(inner) == "(create user (bare $a) 5)")
    #expect(source.text(of: inner.span) == "create user $a 5")
    #expect(command.call.command(from: 0) == nil)
    #expect(command.call.command(from: 3) == nil)
    #expect(command.call.command(from: 4) == nil)
    #expect(command.call.command(from: 5) == nil)
  }

  @Test(
    "bare literals",
    arguments: [
      ("42", .integer(42)), ("-3", .integer(-3)), ("2.5", .double(2.5)), ("-1e3", .double(-1000)), ("0", .integer(0)),
      ("10s", .duration(.seconds(10))), ("250ms", .duration(.milliseconds(250))), ("1.5h", .duration(.seconds(5400))),
      ("1d", .duration(.seconds(86400))), ("true", .bool(true)), ("false", .bool(false)), ("null", .null),
      ("0042", nil), ("+372", nil), ("81213bfd-b690", nil), ("1.", nil), (".5", nil), ("-", nil), ("", nil),
      ("True", nil), ("1_000", nil), ("10.0.0.1", nil), ("9223372036854775808", nil), ("1h30m", nil), ("nan", nil),
      ("-9223372036854775808", .integer(.min)), ("1e999", nil), ("007s", nil), ("1..2", nil),
    ] as [(String, BareLiteral?)])
  func bareLiterals(word: String, value: BareLiteral?) {
    #expect(BareLiteral(word) == value)
  }
}
