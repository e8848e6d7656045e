import Testing
import VgshBase

@testable import VGScript

@Suite("Expressions and texts")
struct ExpressionParsingTests {
  @Test(
    "operators by precedence",
    arguments: [
      ("1 + 2 * 3", "(+ 1 (* 2 3))"),
      ("1 * 2 + 3", "(+ (* 1 2) 3)"),
      ("1 - 2 - 3", "(- (- 1 2) 3)"),
      ("8 / 4 / 2 % 3", "(% (/ (/ 8 4) 2) 3)"),
      ("(1 + 2) * 3", "(* ((+ 1 2)) 3)"),
      ("$a or $b and $c", "(or $a (and $b $c))"),
      ("$a and $b or $c", "(or (and $a $b) $c)"),
      ("$a and $b and $c", "(and (and $a $b) $c)"),
      ("not $a == 1", "(not (== $a 1))"),
      ("not not $a", "(not (not $a))"),
      ("not $a and not $b", "(and (not $a) (not $b))"),
      ("not ($a)", "(not ($a))"),
      ("not($a)", "(not ($a))"),
      ("1 + 1 == 2 and 3 < 4", "(and (== (+ 1 1) 2) (< 3 4))"),
      ("1 != 2", "(!= 1 2)"),
      ("1 <= 2", "(<= 1 2)"),
      ("1 >= 2", "(>= 1 2)"),
      ("1 > 2", "(> 1 2)"),
      ("$a contains 'x'", "(contains $a 'x')"),
      ("$a matches '^x'", "(matches $a '^x')"),
      ("'x' in $a", "(in 'x' $a)"),
      ("1..3", "(.. 1 3)"),
      ("1 .. $n - 1", "(.. 1 (- $n 1))"),
      ("2 in 1..3", "(in 2 (.. 1 3))"),
      ("1..3 == $list", "(== (.. 1 3) $list)"),
      ("-$x + -3", "(+ (- $x) -3)"),
      ("- 3", "(- 3)"),
      ("--3", "(- -3)"),
      ("2-3", "(- 2 3)"),
      ("2 -3", "(- 2 3)"),
      ("- -$x.a", "(- (- $x.a))"),
      ("$a.b[0][-1].c[$i + 1]", "$a.b[0][-1].c[(+ $i 1)]"),
      ("'abc'[0]", "'abc'[0]"),
      ("{a: 1}.a", "{a: 1}.a"),
      ("[1, 2][0]", "[1 2][0]"),
      ("f($x, [1], g())", "f($x, [1], g())"),
      ("f(\n  1,\n  2\n)", "f(1, 2)"),
      ("(show users)[0].id", "((show users))[0].id"),
      ("(show users --check)", "((show users --check))"),
      ("null", "null"),
      ("$order.total", "$order.total"),
      ("$a == $android", "(== $a $android)"),
    ])
  func operators(source: String, tree: String) {
    // As the value of a `let`, for at the start of a statement some of these begin with an operator.
    #expect(dump("let x = \(source)") == "(let x \(tree))")
  }

  @Test(
    "numbers and durations",
    arguments: [
      ("0", "0"), ("42", "42"), ("-3", "-3"), ("2.5", "2.5"), ("0.5", "0.5"), ("1e3", "1000.0"), ("1.5E-3", "0.0015"),
      ("1e+2", "100.0"), ("9223372036854775807", "9223372036854775807"),
      ("-9223372036854775808", "-9223372036854775808"), ("250ms", "0.25 seconds"), ("10s", "10.0 seconds"),
      ("5m", "300.0 seconds"), ("2h", "7200.0 seconds"), ("1d", "86400.0 seconds"), ("0.5ms", "0.0005 seconds"),
      ("-1.5s", "-1.5 seconds"),
    ])
  func numbers(source: String, tree: String) {
    #expect(dump("let x = \(source)") == "(let x \(tree))")
  }

  @Test("durations are exact")
  func exactDurations() throws {
    guard case .declaration(let it) = parse("let x = 0.1s").script.statements[0].kind,
      case .expression(let expression) = it.value.kind
    else { throw Unexpected() }
    #expect(expression.kind == .duration(.milliseconds(100)))
  }

  @Test(
    "escapes",
    arguments: [
      (#""\n\t\r\"\\\$x""#, "\n\t\r\"\\$x"),
      (#""\u{1F600}\u{e9}""#, "😀é"),
      (#"'\n $x \'"#, #"\n $x \"#),
      ("\"a\nb\"", "a\nb"),
      ("\"“curly” \u{A0}\"", "“curly” \u{A0}"),
      (#""$5 a$ $""#, "$5 a$ $"),
    ])
  func escapes(source: String, text: String) throws {
    let result = parse(source)
    #expect(result.diagnostics == [])
    guard case .expression(let expression) = result.script.statements[0].kind, case .text(let literal) = expression.kind
    else { throw Unexpected() }
    #expect(literal.plainText == text)
  }

  @Test(
    "interpolation takes the longest chain that fits",
    arguments: [
      ("\"$a\"", "(text $a)"),
      ("\"$a.b.c!\"", "(text $a.b.c '!')"),
      ("\"$a.\"", "(text $a '.')"),
      ("\"$a..b\"", "(text $a '..b')"),
      ("\"$a[0][-1][$i].x\"", "(text $a[0][-1][$i].x)"),
      ("\"$a[b]\"", "(text $a '[b]')"),
      ("\"$a[01]\"", "(text $a '[01]')"),
      ("\"$a[ 0]\"", "(text $a '[ 0]')"),
      ("\"$a['k']\"", "(text $a '['k']')"),
      ("\"$a[0\"", "(text $a '[0')"),
      ("\"$a$b\"", "(text $a $b)"),
      ("\"${$a + 1}x\"", "(text ${(+ $a 1)} 'x')"),
      ("\"${get($a, \"k\")}\"", "(text ${get($a, 'k')})"),
      ("\"${ (show last).body }\"", "(text ${((show last)).body})"),
      ("\"${{a: 1}.a}\"", "(text ${{a: 1}.a})"),
      ("\"a\\$b${\"c$d\"}\"", "(text 'a$b' ${(text 'c' $d)})"),
      ("\"$a-b $a_b\"", "(text $a '-b ' $a_b)"),
    ])
  func interpolation(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test(
    "interpolation in bare words",
    arguments: [
      ("a $x", "(run (a (bare $x)))"),
      ("a $x.y[0] x$y.z@e", "(run (a (bare $x.y[0]) (bare 'x' $y.z '@e')))"),
      ("a $row[\"E-mail\"] $row['k'].x", "(run (a (bare $row['E-mail']) (bare $row['k'].x)))"),
      ("a ${$host}.example.com", "(run (a (bare ${$host} '.example.com')))"),
      ("a $x. $x..y $x.1", "(run (a (bare $x '.') (bare $x '..y') (bare $x '.1')))"),
      ("a x${ 1 + 2 }y", "(run (a (bare 'x' ${(+ 1 2)} 'y')))"),
      ("a --x=$a$b", "(run (a --x=(bare $a $b)))"),
    ])
  func bareInterpolation(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test("every JSON document without dollars is a literal")
  func json() {
    #expect(
      dump("request POST /x --body {\"a\":[1,2.5e3,-1E5,true,null,{}],\"b\":{\"c\":\"d\"}}")
        == "(run (request POST /x --body {'a': [1 2500.0 -100000.0 true null {}] 'b': {'c': 'd'}}))")
  }
}
