import Testing
import VgshBase

@testable import VGScript

@Suite("Formatter")
struct FormatTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var before: String
    var after: String
    var testDescription: String { name }

    init(_ name: String, _ before: String, _ after: String) {
      (self.name, self.before, self.after) = (name, before, after)
    }

    /// Text that is canonical already.
    init(_ name: String, same text: String) { self.init(name, text, text) }
  }

  @Test("Each construct has one layout", arguments: statements + blanks + brackets + comments + blocks + shell)
  func layout(_ example: Case) throws {
    #expect(try format(example.before) == example.after)
  }

  static let statements = [
    Case("let", "let  x=1\nlet secret  y = $x", "let x = 1\nlet secret y = $x\n"),
    Case("assignment", "$x=2;$x.y[ 0 ].z=show   users", "$x = 2\n$x.y[0].z = show users\n"),
    Case("expect", "expect $a==1 ,\"why\"", "expect $a == 1, \"why\"\n"),
    Case(
      "expect error", "expect  error{x}\nexpect error not-found {x}",
      "expect error { x }\nexpect error not-found { x }\n"),
    Case("expect a status", "expect error   404   {x}", "expect error 404 { x }\n"),
    Case("if", "if $a{x}else if($b){y}else{z}", "if $a { x } else if ($b) { y } else { z }\n"),
    Case(
      "loops", "for a  in[1,2]{x};repeat 3{break};while true{continue}",
      "for a in [1, 2] { x }\nrepeat 3 { break }\nwhile true { continue }\n"),
    Case("try", "try{x}catch{y}", "try { x } catch { y }\n"),
    Case("eventually", "eventually every 1s within 5s{x}", "eventually every 1s within 5s { x }\n"),
    Case("tests", "test  'a  b'{x};setup{y};defer{z}", "test 'a  b' { x }\nsetup { y }\ndefer { z }\n"),
    Case("fail and skip", "fail(\"x\");skip;skip  \"y\"", "fail (\"x\")\nskip\nskip \"y\"\n"),
    Case(
      "def", "def f (a,b=2,){return $a}\ndef g(){return}",
      "def f(a, b = 2,) { return $a }\ndef g() { return }\n"),
    Case("return", "def f() {\nreturn show   users\n}", "def f() {\n  return show users\n}\n"),
    Case(
      "words", "print  a\t$b ${ $c+1 }d \"e  f\" [1,2] {k:1} (show users)[0].id len( $x )",
      "print a $b ${$c + 1}d \"e  f\" [1, 2] {k: 1} (show users)[0].id len($x)\n"),
    Case("options", "a --b   c --d=[1,2] --   --e", "a --b c --d=[1, 2] -- --e\n"),
    Case("redirection", "print a>b\nprint $a >b\nprint $a >>  'c d'", "print a>b\nprint $a > b\nprint $a >> 'c d'\n"),
    Case("operators", "($a+1*-$b..- 3)", "($a + 1 * -$b..- 3)\n"),
    Case("words as operators", "(\"a\"in $b and not($c)or - - $d==1)", "(\"a\" in $b and not ($c) or --$d == 1)\n"),
    Case("record", "let x={ a :1,'b c':[ ],\"d\":{ } , }", "let x = {a: 1, 'b c': [], \"d\": {},}\n"),
    Case("help mark", same: "? create\n"),
  ]

  static let blanks = [
    Case("nothing", "", ""),
    Case("blanks only", " \n\t\n;\n", ""),
    Case("byte order mark", "\u{FEFF}a", "a\n"),
    Case("end of file", "a", "a\n"),
    Case("empty lines", "\n\na\n\n\n\nb\nc\n\n", "a\n\nb\nc\n"),
    Case("line ends", "a\r\nlet x = \"1\r\n2\"\r\n\r\nb # c\r\n", "a\nlet x = \"1\n2\"\n\nb  # c\n"),
    Case("statements on a line", ";a;;b ; c;", "a\nb\nc\n"),
    Case("blanks at the end", "a  \nb\t\n", "a\nb\n"),
    Case("continued line", "a b\\\n      c \\\n\\\n--d", "a b \\\n  c \\\n  --d\n"),
    Case("continued before nothing", "a \\\n\nb", "a\nb\n"),
    Case("continued before a brace", "if $x \\\n  {\na\n} \\\nelse \\\n{\nb\n}", "if $x {\n  a\n} else {\n  b\n}\n"),
    Case(
      "continued expression", "let x = $a + \\\n$b\nif $a and\\\n$b {\nx\n}",
      "let x = $a + \\\n  $b\nif $a and \\\n  $b {\n  x\n}\n"),
  ]

  static let brackets = [
    Case("broken lines stay", "let x = [\n1,\n\n\n   2,\n]", "let x = [\n  1,\n\n  2,\n]\n"),
    Case("one step a line", "f({a: [\n1, 2\n], b: (\n$c\n)})", "f({a: [\n  1, 2\n], b: (\n  $c\n)})\n"),
    Case("breaks anywhere", "expect (1\n+ 2\n) == 3", "expect (1\n  + 2\n) == 3\n"),
    Case("no empty lines at the ends", "let x = [\n\n1\n\n]", "let x = [\n  1\n]\n"),
    Case("continued within", "let x = [1, \\\n2]", "let x = [1,\n  2]\n"),
    Case(
      "command over lines", "let x = (auth start a@b \\\n--method\ntotp)",
      "let x = (auth start a@b\n  --method\n  totp)\n"),
    Case("in a block", "if $x {\nprint {\na: 1\n}\n}", "if $x {\n  print {\n    a: 1\n  }\n}\n"),
    Case("before a block", "for x in [\n1\n] {\na\n}", "for x in [\n  1\n] {\n  a\n}\n"),
    Case("on a continued line", "print \\\n[\n1\n]", "print \\\n  [\n    1\n  ]\n"),
  ]

  static let comments = [
    Case("alone", "# a", "# a\n"),
    Case("own lines", "#a\n\n\n# b\na\n  # c\n\n# d  \n", "#a\n\n# b\na\n# c\n\n# d\n"),
    Case("behind a statement", "a # b\nc;# d\ne     #f", "a  # b\nc  # d\ne  #f\n"),
    Case("in a block", "if $a { # b\n# c\nd # e\n\n# f\n} # g", "if $a {  # b\n  # c\n  d  # e\n\n  # f\n}  # g\n"),
    Case("in an empty block", "if $a {\n\n# b\n\n}", "if $a {\n  # b\n}\n"),
    Case(
      "in brackets", "let x = [ # a\n1, # b\n# c\n\n2 # d\n, 3\n# e\n]",
      "let x = [  # a\n  1,  # b\n  # c\n\n  2  # d\n  , 3\n  # e\n]\n"),
    Case("before the bracket closes", "print (1 # a\n)", "print (1  # a\n)\n"),
    Case("behind a continued line", "a \\\n# b\nc", "a\n# b\nc\n"),
    Case("no comment", same: "print a#b --color=#f00 \"# c\"\n"),
    Case("in an interpolation", "print a${$b # c\n}", "print a${$b  # c\n}\n"),
    Case("in a text", same: "print \"${$b # c\n}\"\n"),
  ]

  static let blocks = [
    Case("one line stays", "if $x {a}", "if $x { a }\n"),
    Case("lines stay", "if $x {\na }\nif $x { a\n}", "if $x {\n  a\n}\nif $x {\n  a\n}\n"),
    Case("two statements take lines", "if $x { a; b }", "if $x {\n  a\n  b\n}\n"),
    Case("alike in one statement", "if $x { a } else { b; c }", "if $x {\n  a\n} else {\n  b\n  c\n}\n"),
    Case("nested", "if $x { try { a } catch { b } }", "if $x { try { a } catch { b } }\n"),
    Case(
      "nested over lines", "if $x { try { a; b } catch { c } }",
      "if $x {\n  try {\n    a\n    b\n  } catch {\n    c\n  }\n}\n"),
    Case("empty", "try { \n } catch {;}", "try {} catch {}\n"),
    Case("text over lines", "if $x { print \"a\nb\" }", "if $x {\n  print \"a\nb\"\n}\n"),
    Case("no empty lines at the ends", "if $x {\n\na\n\n\nb\n\n}", "if $x {\n  a\n\n  b\n}\n"),
  ]

  static let shell = [
    Case("shell", "!ls  -l;  # x  \n!   b", "! ls  -l;  # x\n! b\n"),
    Case("continued shell", "! a \\\n   b\nc", "! a \\\n   b\nc\n"),
    Case(
      "pipe", "show  users|jq  '.[]' \nlet x=a  |  b\nlet y=!c", "show users|jq '.[]'\nlet x = a | b\nlet y = ! c\n"),
    Case("escaped blank at the end", same: "! a\\ \nb\n"),
    Case("escaped line end at the end", "! a \\\n  \nb", "! a \\\n\nb\n"),
    Case("shell in a block", "if $x { ! a }\n}", "if $x {\n  ! a }\n}\n"),
  ]

  @Test(
    "Quotes go where the bare word is the same text",
    arguments: [
      "'coffee.com'", "\"+37255555555\"", "'a@b.c'", "\"Über\"", "'https://x.y/z?a=1&b=2#c'", "'0042'", "'1h30m'",
      "'a=b'",
      "'x|y'", "'and,or'", "'~/f'", "'*.csv'",
    ])
  func droppedQuotes(_ word: String) throws {
    let bare = word.dropFirst().dropLast()
    #expect(try format("x \(word) --o=\(word) --p \(word)\n") == "x \(bare) --o=\(bare) --p \(bare)\n")
    #expect(try format("x > \(word)\n") == "x > \(bare)\n")
  }

  @Test(
    "Quotes stay where the bare word would be something else",
    arguments: [
      "''", "'a b'", "'42'", "'-3'", "'2.5'", "'10s'", "'true'", "'null'", "'--x'", "'-x'", "'-'", "'--'", "'#a'",
      "'$a'",
      "'a$b'", "'\\n'", "\"\\u{41}\"", "\"a\\\\b\"", "'a;b'", "'a(b)'", "'[0]'", "'{a}'", "'|'", "'>'", "'>>'", "'<'",
      "'&&'", "'='", "'==x'", "'!'", "'and'", "'or'", "'in'", "'not'", "'contains'", "'..'", "'+'", "'*'", "'?'",
      "'a\u{A0}b'", "'\u{2014}a'", "'a\u{200B}b'", "\"a$b\"", "'a\"b'",
    ])
  func keptQuotes(_ word: String) throws {
    let text = "x \(word) --o=\(word) --p \(word)\n"
    #expect(try format(text) == text)
  }

  @Test("Quotes stay where the bare word could be a part of the command's name")
  func namesInQuotes() throws {
    #expect(try format("sandbox \"clock\"\n") == "sandbox \"clock\"\n")
    #expect(try format("sandbox clock \"reset\"\n") == "sandbox clock \"reset\"\n")
    #expect(try format("time sandbox \"clock\" \"reset\"\n") == "time sandbox \"clock\" reset\n")
    #expect(try format("create service \"Shop\" \"shop\"\n") == "create service Shop shop\n")
    #expect(try format("auth start $user --method \"totp\"\n") == "auth start $user --method totp\n")
  }

  @Test("A source with errors is not formatted")
  func errors() {
    for text in ["print \"a", "if $x {", "a |", "let = 1", "print \u{201C}x\u{201D}"] {
      let source = SourceText(id: SourceID(0), name: "x", text: text)
      #expect(ScriptFormatter.format(source, Parser.parse(source)) == nil)
    }
  }
}
