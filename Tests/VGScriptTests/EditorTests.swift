import Foundation
import Testing
import VgshBase
import VgshTestSupport

@testable import VGScript

/// The grammars of `scripts/editors` colour what the parser reads, and nothing else.
///
/// Each is run by what runs it in life: TextMate's by an editor's engine with Oniguruma, Vim's by Vim.
@Suite("Grammars for editors")
struct EditorTests {
  @Test("Each part of every script of the repository has its colour", arguments: Editor.allCases)
  func scripts(editor: Editor) async throws {
    let sources = try FormatRepositoryTests.scripts.map { path in
      SourceText(id: SourceID(0), name: path, utf8: Array(try Data(contentsOf: URL(filePath: Repository.path(path)))))
    }
    let readable = try await expectAgreement(of: editor, on: sources)
    #expect(readable > 10)
  }

  @Test("Each part of the examples in README.md has its colour", arguments: Editor.allCases)
  func documents(editor: Editor) async throws {
    let text = try String(contentsOfFile: Repository.path("README.md"), encoding: .utf8)
    let sources = text.matches(of: #/(?ms)^```vgs[^\n]*\n(.*?)^```/#).map { block in
      SourceText(id: SourceID(0), name: "README.md", text: String(block.output.1))
    }
    let readable = try await expectAgreement(of: editor, on: sources)
    #expect(readable > 2)
  }

  @Test("Each part of what is hard to tell apart has its colour", arguments: Editor.allCases)
  func corners(editor: Editor) async throws {
    let sources = Self.corners.map { SourceText(id: SourceID(0), name: $0, text: $0) }
    let readable = try await expectAgreement(of: editor, on: sources)
    #expect(readable == Self.corners.count, "each of them is a script without mistakes")
  }

  @Test(
    "Escapes are seen, and those that there are not", arguments: Editor.allCases,
    [
      ("print \"a«\\n»b«\\u{1F600}»c«\\$»d«\\\"»\"", "escape"), ("print \"a«\\q»b\"", "invalid"),
      ("print \"«\\u{110000F}»\"", "invalid"), ("print a«\\$»b", "escape"), ("print 'a\\n«»'", "text"),
      ("test \"«\\t»\" { }", "escape"), ("print C:\\n«»", "none"),
    ])
  func escapes(editor: Editor, example: (String, String)) async throws {
    let (text, wanted) = example
    let marked = MarkedSource(text)
    let colours = try await editor.colours(of: [marked.source])[0]
    for mark in marked.marks {
      // An empty mark is for the character before it.
      let lower = Int(mark.lower == mark.upper ? mark.lower - 1 : mark.lower)
      for place in lower..<Int(mark.upper) { #expect((colours[place] ?? "none") == wanted) }
    }
  }

  /// - Returns: how many of the sources have no mistakes; the others are left out.
  private func expectAgreement(of editor: Editor, on sources: [SourceText]) async throws -> Int {
    let painted = sources.compactMap { source in
      let result = Parser.parse(source)
      return result.diagnostics.isEmpty ? PaintedSource(source, result) : nil
    }
    let colours = try await editor.colours(of: painted.map(\.source))
    for (painted, colours) in zip(painted, colours) {
      #expect(painted.differences(from: colours) == [])
    }
    return painted.count
  }

  private static let corners = [
    // Comments, and what looks like one.
    "# all\nprint a#b --color=#f00 c# d # yes #\n",
    "print [1,# one\n2] (len(\"x\")# two\n)\n#\n",
    "let x = (# in\n 1 + 2)# out\n",
    "print 'a # b' \"c # d\" https://x.example/a?b=1&c=2#z;# behind\n",
    "expect (true)# why\nif true {# then\n print {a: 1}# so\n}# done\n",
    "# goes on \\\nprint x\n",
    "print a \\\n  b \\\n  # ended\nprint c\n",
    "print a \\\n# ended\nexpect 1 == 1\n",
    // Keywords only where a statement starts.
    "print test let if else catch in error secret def $env.X\nshow test\n",
    "let test = 1; let error_2 = $test; let secret = 2; let secret pin = \"x\"\n",
    "if true { print if } else if false { print else } else { print catch }\n",
    "try { fail \"x\" } catch { print $error.kind } ; skip \"later\"\n",
    "try{ setup_all }\nif (1 == 1){ break_it }\n",
    "test 'raw $x \\n' { skip }\nsetup { defer { print x } }\n",
    "for errors in [1, 2] { continue }\nfor x in 1..3 { break }\nrepeat 2 { } ; while false { }\n",
    "eventually every 1s within 2.5m { expect $last != null }\neventually { }\n",
    "let r = {if: 1, test: 2, \"let\": 3, in: {and: 4}}\nexpect $r.if == 1 and $r.test in [2]\n",
    // Blocks and records.
    "if {a: 1} == {a: 1} { print {a: 1} }\nexpect {a: 1} != {b: $last}, \"no\"\n",
    "while {a: 1}.a == 2 { }\nfor x in [{a: 1}] { print $x.a }\n{a: 1}\n",
    "let a = {b: [1, {c: 'd'}]}\nprint {\n  \"a\": 1,\n  b: 2 # two\n}\n$a.b[1].c = {x: 1}\n",
    "if [1] == [{a: 1}] { }\nif (len(\"x\")) == 1 { }\nif \"a\" + \"b\" == \"ab\" { }\nif not {a: 1} == null { }\n",
    // What fails.
    "expect error { a }\nexpect error not-found { b c }\nexpect error 404 { print x }\nexpect error conflict{ x }\n",
    // Definitions.
    "def f(a, b = 2, c = \"x\", d = [1, {e: true}], f = null,) { return $a }\ndef g() { return }\nprint (f(1)) f(2)\n",
    "def h(\n  first,\n  second = len(\"x\")\n) { return create service $first $second }\n",
    // Commands as values.
    "let a = create user x +372 --service (show service \"S\").id\nlet b = (sandbox pin\n  +372\n)\n$b = show users\n",
    "expect (auth verify a (sandbox pin b)).status.expired\nlet c = not (show users --where ($it.name contains \"a\"))\n",
    "show users --where ($it.a == 1 and not ($it.b in [1, 2])) --fields a,b --sort=c\n? create\nlet d = (show last)\n",
    // Options.
    "a --b --c=d --e='f' --g=[1] --h=(1 + 2) --i=$j.k --l-m2=n#o\nprint -- --a --b=c -d 5\n",
    "print --a$last.url \"--b\" --$last\nprint - -5 -5s a--b\nprint a=b --c=d=e --c=|x >file\n",
    // Literals.
    "print 42 -3 2.5 250ms 10s 5m 2h 1d 0.5h 1e3 true false null 0042 +372 1.2.3 42x true2 1s2 5mm 1..2\n",
    "let n = 1..5\nlet m = -$n + -3 - 4 * 2.5e-3 / 10ms % 7\nexpect 5s > 250ms and 1d >= 2h\n",
    "expect $last matches \"^a\" or $args[0] contains 'b' and not true\nexpect $last[-1] == $env.HOME\n",
    // Interpolation.
    "print $a.b[0].c-$d[-1] $e[$i].f $g[\"E-mail\"].h $i['x y'] $k. $l.1 $ $$ 1$ a$m.n.\n",
    "print \"$last.b[0].c-$last[-1] $last[$it].f $last['x'] $last. $last.1 $ 1$ \\$last a$last.n.\"\n",
    "print ${len(\"a\")}x${1 + 2}${$last.a}${last.a[0]}${last} ${{a: 1}.a}\nprint \"${len(\"a}\") + 1} ${last}${'}'}\"\n",
    "print a\\$b\\$$last\\x C:\\dir\\n \\\\\nlet x = \"a\nb $last\nc\"\nprint 'd\n$e\nf' g\n",
    // The system shell.
    "! echo $HOME 'a | b # c } ; \"\nprint x\n!ls \\\n  -l # still\nprint y\n! echo \\\\\nprint z\n",
    "print a | sort # no\nprint b\nlet x = ! date\nlet y = show users | wc -l }\n$y = ! ls\nif true { ! x }\n}\n",
    "print a|b c>d e | cat\nprint a > 'file' # yes\nprint b >> $env.F; print c >d\nreturn_it x | y\n",
    "def f() { return ! date\n}\ndef g() { return show users | wc\n}\n",
    "expect 1 != 2\nlet a = 1 != 2\n",
    // Ends of lines.
    "print a # b\r\nlet x = 1 \\\r\n  + 2\r\n! ls\r\nprint c\r\n",
    "print a; print b;; let c = 1;# d\n;print e",
  ]
}
