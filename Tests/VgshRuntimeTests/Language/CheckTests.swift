import Testing
import VgshBase
import VgshRuntime

/// The static check: what is wrong is found before anything runs, exactly where it stands, and nothing else is.
@Suite("Static check")
struct CheckTests {
  /// Expects diagnostics with these codes at the marks, in the order of the source, and no others.
  private func expect(
    _ marked: String, _ codes: String..., scripts: [String: String] = [:],
    at location: SourceLocation = #_sourceLocation
  ) {
    expectDiagnostics(marked, codes, scripts: scripts, at: location)
  }

  private func message(_ text: String) -> String? { LanguageRun().check(text).first?.message }
  private func help(_ text: String) -> String? { LanguageRun().check(text).first?.help }

  @Test("Unknown commands, with the nearest")
  func commands() {
    expect("«crate» service a 1s", "unknown-command")
    expect("create «servise» a 1s", "unknown-command")
    expect("«create»", "incomplete-command")
    #expect(message("crate service a 1s") == "no command 'crate' - did you mean 'create'?")
    #expect(message("create servise a 1s") == "no command 'create servise' - did you mean 'create service'?")
    #expect(help("len users") == "'len' is a function: len(…)")
  }

  @Test("Options and arguments: unknown, missing, surplus, twice, without their value")
  func arguments() {
    expect("create service a 1s «--cuont» 3", "unknown-option")
    expect("«create service a»", "missing-argument")
    expect("create service a 1s «b»", "surplus-argument")
    expect("create service a 1s --count 1 «--count» 2", "duplicate-option")
    expect("create service a 1s «--count»", "missing-value")
    expect("create service a 1s --tag x --tag y")
    #expect(
      message("create service a 1s --cuont 3") == "'create service' has no option '--cuont' - did you mean '--count'?")
  }

  @Test("Literals of the wrong type, but not inside expect error")
  func literals() {
    expect("create service a «soon»", "invalid-argument")
    expect("create service a 1s --count «three»", "invalid-argument")
    expect("expect error invalid { create service a soon }")
    expect("let d = \"soon\"; create service a $d")
  }

  @Test("Variables: undefined, out of scope, reserved")
  func variables() {
    expect("print «$nope»", "undefined-variable")
    expect("if true { let x = 1; print $x }; print «$x»", "undefined-variable")
    expect("«$y» = 2", "undefined-variable")
    expect("print «$it»", "undefined-variable")
    #expect(help("let users = 1; print $user; print $users") == "did you mean '$users'?")
    #expect(help("print $n") == "bind it by let, or give it with --var n=VALUE")
  }

  @Test("Fields that a result does not have, through variables, loops and lists")
  func fields() {
    expect("let s = create service a 1s; print $s«.nmae»", "no-such-field")
    expect("for u in (show users) { print $u«.fqdn» }", "no-such-field")
    expect("print (show users)[0]«.nam»", "no-such-field")
    expect("print (show users)«.name»", "no-such-field")
    expect("expect $last«.stats» == 1", "no-such-field")
    expect("show users --where ($it«.nam» == \"a\")", "no-such-field")
    expect("show users --fields «id,nam»", "no-such-field")
    expect("print $error.kind $last.body.anything")
    // What is assigned later may be anything.
    expect("let s = create user a; if true { $s = echo {z: 1} }; print $s.z")
    expect("let s = create user a; $s.z = 1; print $s.z")
  }

  @Test("A command without a value where a value is needed")
  func values() {
    expect("let x = «print 1»; print $x", "no-value")
    expect("print («hang»)", "no-value")
  }

  @Test("Functions: unknown, number of arguments; defs: names, twice, arguments")
  func functions() {
    expect("print «lne»(1)", "unknown-function")
    expect("print «len()»", "argument-count")
    expect("print «upper(5)»", "type-mismatch")
    expect("let x = «int(\"x\")»; print $x", "bad-number")
    expect("let s = 5; print upper($s)")
    expect("expect error local { print int(\"x\") }")
    expect("def «print»(x) { return $x }", "name-taken")
    expect("def «len»(x) { return $x }", "name-taken")
    expect("def «if»(x) { return $x }", "name-taken")
    expect("def «true»() { return 1 }", "name-taken")
    expect("def f() { return 1 }\ndef «f»() { return 2 }\nf", "duplicate-definition")
    expect("def f(a, b = 1) { return $a + $b }\nprint «f()»", "argument-count")
    expect("def f(a) { return $a }\n«f»", "missing-argument")
    expect("def f(a) { return $a }\nf 1 «2»", "surplus-argument")
    expect("def f(a) { return $a }\nf 1 «--b» 2", "unknown-option")
    expect("if true { «def f() { return 1 }» }", "misplaced-def")
    expect("print (f 1) f(2)\ndef f(a) { return $a + $late }\nlet late = 1")
  }

  @Test("break, continue, return where they cannot be")
  func jumps() {
    expect("«break»", "misplaced-break")
    expect("for i in [1] { defer { «continue» } }", "misplaced-continue")
    expect("«return 1»", "misplaced-return")
    expect("def f() { defer { «return» }; return 1 }; f", "misplaced-return")
    expect("def f() { while true { break } }; f")
  }

  @Test("Patterns, conditions and error kinds that are known to be bad")
  func expressions() {
    expect("expect \"a\" matches «\"(\"»", "bad-pattern")
    expect("if «1» { print x }", "not-a-condition")
    expect("expect «\"text\"»", "not-a-condition")
    expect("expect error «conflit» { print x }", "unknown-error-kind")
    #expect(help("expect error conflit { print x }") == "did you mean 'conflict'?")
    expect("for x in «5» { print $x }", "type-mismatch")
  }

  @Test("Unreachable code and an unused let are warnings")
  func warnings() {
    expect("exit\n«print never»", "unreachable-code")
    expect("for i in [1] { break; «print $i» }", "unreachable-code")
    expect("let «unused» = 1; let _ignored = 2", "unused-variable")
    #expect(LanguageRun().check("let unused = 1").map(\.severity) == [.warning])
  }

  @Test("source is followed, cycles and missing files are errors; run of a literal path is checked too")
  func sourcing() {
    expect("source «missing.vgs»", "local")
    expect("source lib.vgs; print $x", scripts: ["lib.vgs": "let x = 1; let unread = 2"])
    expect("let p = 1; print $p; «source $p»", "source-path")
    expect("if true { «source lib.vgs» }", "misplaced-source", scripts: ["lib.vgs": ""])
    let cycle = LanguageRun(scripts: ["a.vgs": "source b.vgs", "b.vgs": "source a.vgs"])
    #expect(cycle.check("source a.vgs").map(\.code) == ["source-cycle"])
    let broken = LanguageRun(scripts: ["a.vgs": "print $nope"])
    #expect(broken.check("source a.vgs").map(\.code) == ["undefined-variable"])
    #expect(broken.check("run a.vgs").map(\.code) == ["undefined-variable"])
  }

  @Test("All problems are reported at once, those of the parser and those of the check")
  func together() {
    let codes = LanguageRun().check("crate x\nprint $nope\nprint 'open").map(\.code)
    #expect(codes.contains("unknown-command") && codes.contains("undefined-variable") && codes.count == 3)
  }

  @Test("test and setup stand at the top level, and names are unique in a script and what it sources")
  func tests() {
    expect("test \"a\" { print x }; test \"b\" { print y }")
    expect("test \"a\" { print x }; test «\"a\"» { print y }", "duplicate-test")
    expect("test «\" \"» { print y }", "empty-test-name")
    expect("if true { test «\"a\"» { print x } }", "misplaced-test")
    expect("def f() { test «\"a\"» { print x } }; f", "misplaced-test")
    expect("test \"a\" { «setup { print x }» }", "misplaced-setup")
    expect("for i in [1] { «setup { print $i }» }", "misplaced-setup")
    expect("test \"a\" { «def f() { return 1 }» }", "misplaced-def")
    expect(
      "source lib.vgs; test «\"a\"» { print x }", "duplicate-test", scripts: ["lib.vgs": "test \"a\" { print x }"])
  }

  @Test("A test is left by no jump")
  func leavingTests() {
    expect("test \"a\" { «break» }", "misplaced-break")
    expect("test \"a\" { «return» }", "misplaced-return")
    expect("test \"a\" { «exit 1» }", "misplaced-exit")
    expect("test \"a\" { defer { «skip \"x\"» } }", "misplaced-skip")
    expect("test \"a\" { fail \"x\"; «print y» }", "unreachable-code")
    expect("test \"a\" { skip \"x\"; print y }")
    expect("skip \"not yet\"\ntest \"a\" { print y }")
  }

  @Test("A test sees what the setups before it bind, and nothing else does")
  func setupVariables() {
    expect("setup { let u = 1 }; test \"a\" { print $u }; test \"b\" { print $u }")
    expect("setup { let u = 1 }; setup { let v = $u }; test \"a\" { print $v }")
    expect("test \"a\" { print «$u» }; setup { let u = 1 }; test \"b\" { print $u }", "undefined-variable")
    expect("setup { let u = 1; print $u }; print «$u»", "undefined-variable")
    expect("test \"a\" { let x = 1; print $x }; test \"b\" { print «$x» }", "undefined-variable")
    expect("setup { let s = create user bob }; test \"a\" { print $s«.nme» }", "no-such-field")
  }

  @Test("Clauses of eventually that are known to be wrong")
  func eventually() {
    expect("eventually { expect true }")
    expect("eventually within 2s every 10ms { expect true }")
    expect("eventually within «5» { expect true }", "type-mismatch")
    expect("eventually every «0s» { expect true }", "out-of-range")
  }
}
