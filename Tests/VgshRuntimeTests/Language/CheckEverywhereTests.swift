import Testing
import VgshBase
import VgshRuntime

/// The static check looks everywhere a mistake can stand, and takes nothing right for one.
@Suite("Static check, everywhere")
struct CheckEverywhereTests {
  @Test(
    "Undefined variables",
    arguments: [
      "print \"a «$n» b\"", "print a-«$n»", "print «$n».b", "print ${«$n» + 1}", "print [1, «$n»] {a: «$n»}",
      "print {\"a «$n»\": 1}", "print (echo «$n»)", "print len(«$n»)", "print x --y «$n»", "print x > «$n»",
      "print x > \"out-«$n».txt\"", "let x = «$n»; print $x", "let _x = [1][«$n»]", "let a = [1]; $a[«$n»] = 2",
      "let a = 1; $a = «$n»", "expect «$n» == 1", "expect true, «$n»", "expect error { print «$n» }",
      "if «$n» { print x }",
      "if true { print x } else if «$n» { print y }", "if true { print x } else { print «$n» }", "try { print «$n» }",
      "try { print x } catch { print «$n» }", "for x in «$n» { print $x }", "repeat «$n» { print x }",
      "while «$n» { print x }", "defer { print «$n» }", "def f() { return «$n» }", "def f(a = «$n») { return $a }",
      "def f(a) { print «$n» }", "show users --where ($it.id == «$n»)", "show users --sort «$n»", "time print «$n»",
      "let _x = print a | cat\nprint «$n»", "not «$n»", "-«$n»", "(«$n»..3)", "expect \"a\" matches «$n»",
    ])
  func undefined(_ marked: String) {
    // One that is no option of the command makes no difference to the variable.
    let codes = marked.contains("--y") ? ["unknown-option"] : []
    let count = marked.count { $0 == "«" }
    guard codes.isEmpty else {
      return expectDiagnostics(marked.replacing("--y", with: "«--y»"), codes + ["undefined-variable"])
    }
    expectDiagnostics(marked, Array(repeating: "undefined-variable", count: count))
  }

  @Test(
    "Fields that there are not, through all ways to a value",
    arguments: [
      "print (create user a)«.nmae»", "print (create user a)«[\"nmae\"]»",
      "let a = create user x; let b = $a; print $b«.nmae»",
      "let a = create user x; print \"$a«.nmae»\" ${a«.nmae»}",
      "for u in (show users --where ($it.id == \"1\")) { print $u«.nmae» }",
      "print (show users --fields id)[0]«.name»", "let r = {a: {b: 1}}; print $r.a«.c»",
      "print [create_it()]\ndef create_it() { return (create user a)«.nmae» }",
      "let all = show users; for u in $all { defer { print $u«.nmae» }; print x }", "print $error«.knd»",
      "print $script«.name»",
      "show users --sort «nmae»", "print $last«.request»", "expect $last«.stats» == 1, $last«.stats»",
    ])
  func fields(_ marked: String) {
    expectDiagnostics(marked, Array(repeating: "no-such-field", count: marked.count { $0 == "«" }))
  }

  @Test(
    "A command without a value, wherever one is needed",
    arguments: [
      "let x = «hang»; print $x", "let x = 1; $x = «hang»; print $x", "def f() { return «hang» }", "print («hang»)",
      "print [(«hang»)]", "if («hang») { print x }", "for x in («hang») { print $x }", "expect («hang») == 1",
      "print \"${(«hang»)}\"", "print x --where («hang»)",
    ])
  func noValue(_ marked: String) {
    guard marked.contains("--where") else { return expectDiagnostics(marked, ["no-value"]) }
    expectDiagnostics(marked.replacing("--where", with: "«--where»"), ["unknown-option", "no-value"])
  }

  @Test(
    "Literals that no count, list or condition can be",
    arguments: [
      ("repeat «\"3\"» { print x }", "type-mismatch"), ("repeat «-1» { print x }", "type-mismatch"),
      ("repeat «2.5» { print x }", "type-mismatch"), ("for x in «\"abc\"» { print $x }", "type-mismatch"),
      ("while «1» { print x }", "not-a-condition"), ("expect not «null»", "not-a-condition"),
      ("if true and «\"a\"» { print x }", "not-a-condition"), ("show users --where («5»)", "not-a-condition"),
      ("show users --where «5»", "not-a-condition"),
    ])
  func literals(_ marked: String, _ code: String) { expectDiagnostics(marked, [code]) }

  @Test("One mistake is said once")
  func once() {
    expectDiagnostics("for x in «$n» { print $x }", ["undefined-variable"])
    expectDiagnostics("repeat «$n» { print x }", ["undefined-variable"])
    expectDiagnostics("create user «$n»", ["undefined-variable"])
    expectDiagnostics("create service a «$n»", ["undefined-variable"])
    expectDiagnostics("if «lne»(1) { print x }", ["unknown-function"])
    expectDiagnostics("run «missing.vgs»", ["local"])
  }

  @Test("Several in one file, in the order of the source")
  func several() {
    expectDiagnostics(
      """
      «crate» x
      create user a «b»
      create service a «soon» «--cuont» 3
      print «$nope» «lne»(1)
      print (create user a)«.nmae»
      let x = «hang»
      if true { «break» }
      if true { «return» }
      expect "a" matches «"("»
      source «missing.vgs»
      """,
      [
        "unknown-command", "surplus-argument", "invalid-argument", "unknown-option", "undefined-variable",
        "unknown-function", "no-such-field", "no-value", "misplaced-break", "misplaced-return", "bad-pattern", "local",
      ])
  }

  @Test("Several in the files it sources, and in those that they source")
  func sourced() {
    let run = LanguageRun(scripts: ["a.vgs": "print $one\nsource b.vgs\nbreak", "b.vgs": "crate\nprint 'open"])
    let found = run.check("print $two\nsource a.vgs\nprint $three")
    #expect(
      found.map(\.code) == [
        "undefined-variable", "undefined-variable", "undefined-variable", "misplaced-break", "unknown-command",
        "unclosed-string",
      ])
    let places = found.compactMap { diagnostic in diagnostic.span.flatMap { run.sources[$0.source]?.name } }
    #expect(places == ["test.vgs", "test.vgs", "a.vgs", "a.vgs", "b.vgs", "b.vgs"])
  }

  @Test("Unused lets, but none that something may read")
  func unused() {
    expectDiagnostics("def f() { let «x» = 1 }\nf", ["unused-variable"])
    expectDiagnostics("let «x» = 1; let x = 2; print $x", ["unused-variable"])
    expectDiagnostics("let «x» = 1; $x = 2", ["unused-variable"])
    expectDiagnostics("if true { let «x» = 1 }", ["unused-variable"])
    // The system shell finds them in its environment, 'show vars' shows them.
    expectDiagnostics("let x = 1\n! deploy", [])
    expectDiagnostics("let x = 1\nprint a | cat", [])
    expectDiagnostics("let x = 1\nshow vars", [])
    // A def reads a global as it is when it is called.
    expectDiagnostics("let x = 1\nf\nlet x = 2\nf\ndef f() { print $x }", [])
    expectDiagnostics("for x in [1] { print a }\ndef f(a) { print b }\nf 1", [])
    expectDiagnostics("let x = {a: 1}; $x.a = 2", [])
  }

  @Test("Code that nothing reaches")
  func unreachable() {
    expectDiagnostics("exit 1\n«print a»\nprint b", ["unreachable-code"])
    expectDiagnostics("fail \"x\"\n«print a»", ["unreachable-code"])
    expectDiagnostics("for x in [1] { if $x == 1 { break } else { continue }; «print $x» }", ["unreachable-code"])
    expectDiagnostics("def f() { try { return 1 } catch { return 2 }; «print a» }", ["unreachable-code"])
    expectDiagnostics("def f() { try { return 1 } catch { print b }; print a }", [])
    expectDiagnostics("for x in [1] { if $x == 1 { break }; print $x }", [])
    expectDiagnostics("for x in [1] { if $x == 1 { break } else { print y }; print $x }", [])
    // It is known wherever it stands.
    expectDiagnostics("f; exit\ndef f() { print a }", [])
  }

  @Test("A script that others run is checked once, and not without end")
  func runs() {
    var scripts: [String: String] = [:]
    for number in 0..<40 { scripts["\(number).vgs"] = "run \(number + 1).vgs\nrun \(number + 1).vgs" }
    scripts["40.vgs"] = "print $nope"
    let run = LanguageRun(scripts: scripts)
    #expect(run.check("run 0.vgs").map(\.code) == ["undefined-variable"])
    #expect(LanguageRun(scripts: ["a.vgs": "run a.vgs"]).check("run a.vgs").isEmpty)
  }

  @Test("The shell is a mistake where it is not allowed")
  func shell() {
    let run = LanguageRun()
    let text = "! ls\nprint a | cat\nlet _x = ! ls"
    let source = run.sources.add(name: "test.vgs", text: text)
    let options = CompilerOptions(warnsOfUnread: true, takesVariables: true, allowsShell: false)
    let checked = run.interpreter().check(source, script: ScriptContext(file: nil, directory: "."), options: options)
    #expect(checked.diagnostics.map(\.code) == ["shell-not-allowed", "shell-not-allowed", "shell-not-allowed"])
  }
}
