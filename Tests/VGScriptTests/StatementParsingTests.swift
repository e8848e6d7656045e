import Testing
import VgshBase

@testable import VGScript

@Suite("Statements")
struct StatementParsingTests {
  @Test("the example of the language's first page")
  func example() {
    let text = """
      # coffee.vgs: register a service, add a user, walk one SMS login
      login sandbox --password-env VERIGATOR_PASSWORD

      let shop = create service CoffeeShop coffeeshop.com
      expect $last.status == 201
      expect $shop.name == "CoffeeShop"

      create user john.doe@example.com +37255555555
      let started = auth start john.doe@example.com --method totp
      expect $started.method == "sms"                      # no app set up: falls back

      auth verify john.doe@example.com (sandbox pin +37255555555)
      expect $last.body.verified

      expect error conflict { create service CoffeeShop coffeeshop.com }

      for row in csv("users.csv") {
        try { create user $row.email $row.phone } catch { print "left out" $row.email $error.message }
      }

      test "a PIN expires" {
        defer { sandbox clock reset }
        auth start john.doe@example.com
        let pin = sandbox pin +37255555555
        sandbox clock advance 301s
        let answer = auth verify john.doe@example.com $pin
        expect $answer.status.expired
      }

      """
    #expect(
      dump(text) == """
        (run (login sandbox --password-env VERIGATOR_PASSWORD)) \
        (let shop (create service CoffeeShop coffeeshop.com)) \
        (expect (== $last.status 201)) (expect (== $shop.name 'CoffeeShop')) \
        (run (create user john.doe@example.com +37255555555)) \
        (let started (auth start john.doe@example.com --method totp)) (expect (== $started.method 'sms')) \
        (run (auth verify john.doe@example.com ((sandbox pin +37255555555)))) (expect $last.body.verified) \
        (expect-error conflict {(run (create service CoffeeShop coffeeshop.com))}) \
        (for row csv('users.csv') {(try {(run (create user (bare $row.email) (bare $row.phone)))} \
        {(run (print 'left out' (bare $row.email) (bare $error.message)))})}) \
        (test 'a PIN expires' {(defer {(run (sandbox clock reset))}) (run (auth start john.doe@example.com)) \
        (let pin (sandbox pin +37255555555)) (run (sandbox clock advance 301s)) \
        (let answer (auth verify john.doe@example.com (bare $pin))) (expect $answer.status.expired)})
        """)
    let comments = parse(text).comments
    #expect(comments.count == 2)
    #expect(comments.first?.lower == 0)
  }

  @Test(
    "each statement",
    arguments: [
      ("let x = 5", "(let x 5)"),
      ("let x=5", "(let x 5)"),
      ("let secret pin = sandbox pin +372", "(let-secret pin (sandbox pin +372))"),
      ("let secret = 1", "(let secret 1)"),
      ("let x = show users | jq '.[0]' # no comment", "(let x (pipe 'jq '.[0]' # no comment' (show users)))"),
      ("let x = ! date +%s", "(let x (! 'date +%s'))"),
      ("let if = 1", "(let if 1)"),
      ("let x = ?", "(let x (?))"),
      ("$x = 5", "(set $x 5)"),
      ("$x.a[0][\"k\"] = show last", "(set $x.a[0]['k'] (show last))"),
      ("$x=$y", "(set $x $y)"),
      ("expect $x", "(expect $x)"),
      ("expect $x == 1, \"one\"", "(expect (== $x 1) 'one')"),
      ("expect error { a }", "(expect-error any {(run (a))})"),
      ("expect error not-found { a }", "(expect-error not-found {(run (a))})"),
      ("expect error 404 { a }", "(expect-error 404 {(run (a))})"),
      ("expect error{a}", "(expect-error any {(run (a))})"),
      ("if $x { a }", "(if $x {(run (a))})"),
      ("if $x { a } else { b }", "(if $x {(run (a))} {(run (b))})"),
      ("if $x {} else if $y {} else {}", "(if $x {} $y {} {})"),
      ("if ($x) { a }", "(if ($x) {(run (a))})"),
      ("if($x) { a }", "(if ($x) {(run (a))})"),
      ("if $x == {a: 1} { b }", "(if (== $x {a: 1}) {(run (b))})"),
      ("try { a }", "(try {(run (a))})"),
      ("try { a } catch { b }", "(try {(run (a))} {(run (b))})"),
      ("for x in [1, 2] { print $x }", "(for x [1 2] {(run (print (bare $x)))})"),
      ("for x in 1..3 { break }", "(for x (.. 1 3) {(break)})"),
      ("repeat 3 { continue }", "(repeat 3 {(continue)})"),
      ("while $x < 3 { $x = $x + 1 }", "(while (< $x 3) {(set $x (+ $x 1))})"),
      ("eventually { a }", "(eventually {(run (a))})"),
      ("eventually within 10s every 500ms { a }", "(eventually within 10.0 seconds every 0.5 seconds {(run (a))})"),
      ("eventually every $e within $w { a }", "(eventually within $w every $e {(run (a))})"),
      ("test 'name' { a }", "(test 'name' {(run (a))})"),
      ("setup { a }", "(setup {(run (a))})"),
      ("defer { a }", "(defer {(run (a))})"),
      ("fail \"no\"", "(fail 'no')"),
      ("skip", "(skip)"),
      ("skip \"later\"", "(skip 'later')"),
      ("def f() { }", "(def f () {})"),
      ("def f(a, b = 2,) { return $a }", "(def f (a b=2) {(return $a)})"),
      ("def f(\n  a\n) {\n  return\n}", "(def f (a) {(return)})"),
      ("return show users", "(return (show users))"),
      ("! echo hi; echo } > x # y", "(! 'echo hi; echo } > x # y')"),
      ("!ls", "(! 'ls')"),
      ("! echo \\\n  hi", "(! 'echo \\⏎  hi')"),
      ("$x", "$x"),
      ("$x == 1", "(== $x 1)"),
      ("len($x) > 1", "(> len($x) 1)"),
      ("true", "true"),
      ("not $x", "(not $x)"),
      ("42", "42"),
      ("\"text\"", "'text'"),
      ("[1]", "[1]"),
      ("{a: 1}", "{a: 1}"),
      ("(show users).a", "((show users)).a"),
      ("-$x", "(- $x)"),
      ("?", "(run (?))"),
      ("? create", "(run (? create))"),
      ("a; b;; c", "(run (a)) (run (b)) (run (c))"),
      ("\n\n;a\n", "(run (a))"),
      ("", ""),
      ("# only a comment", ""),
    ])
  func productions(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test("keywords are plain words anywhere but at the start of a statement")
  func keywordsInside() {
    #expect(dump("print if else let in and") == "(run (print if else let in and))")
    #expect(dump("expect $if == $else") == "(expect (== $if $else))")
    #expect(dump("print {if: 1}") == "(run (print {if: 1}))")
  }

  @Test("spans hold a statement without the blanks and comments around it")
  func spans() throws {
    let source = SourceText(id: SourceID(7), name: "x", text: "  let x = 5  # five\nif $x { a }  ;print  'é' \n")
    let result = Parser.parse(source)
    #expect(result.script.statements.map { source.text(of: $0.span) } == ["let x = 5", "if $x { a }", "print  'é'"])
    #expect(result.comments.map(source.text(of:)) == ["# five"])
    #expect(result.script.span == SourceSpan(source: SourceID(7), lower: 0, upper: source.utf8.count))
    guard case .command(let command) = result.script.statements[2].kind else { throw Unexpected() }
    #expect(source.text(of: command.call.name.span) == "print")
    #expect(source.text(of: command.call.arguments[0].span) == "'é'")
  }
}

struct Unexpected: Error {}
