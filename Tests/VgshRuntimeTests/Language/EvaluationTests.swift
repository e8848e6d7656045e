import Testing
import VgshBase
import VgshRuntime

@Suite("Evaluation")
struct EvaluationTests {
  @Test("Arithmetic keeps ints exact and gives doubles otherwise")
  func arithmetic() async throws {
    try await expectShown(
      "(1 + 2 * 3); (7 / 2); (6 / 2); (-7 % 3); (2.5 + 1); (1 == 1.0)", "7", "3.5", "3", "-1", "3.5", "true")
    try await expectShown("(5m + 1s); (10s / 4s); (2 * 90s); (1h > 59m)", "301s", "2.5", "3m", "true")
    try await expectShown("(\"a\" + \"b\"); ([1] + [2]); (1..3); (3..1)", "ab", "[1,2]", "[1,2,3]", "[]")
  }

  @Test("Overflow, division by zero and mixed types fail and say why")
  func arithmeticFailures() async throws {
    try await expectFailure("(9223372036854775807 + 1)", "9223372036854775807 + 1 is more than an int holds")
    try await expectFailure("let n = 0; (1 / $n)", "division by zero", points: "1 / $n")
    try await expectFailure("(1 + \"a\")", "cannot add an int and a text")
    try await expectFailure("(1 == \"1\")", "cannot compare an int with a text")
  }

  @Test("A double is never infinite, and a duration never longer than it can be")
  func doubleOverflow() async throws {
    try await expectFailure("(1e308 + 1e308)", "1e+308 + 1e+308 is more than a double holds")
    try await expectFailure("(-1e308 - 1e308)", "-1e+308 - 1e+308 is more than a double holds")
    try await expectFailure("(1e308 * 10)", "1e+308 * 10.0 is more than a double holds")
    try await expectFailure("(1 / 1e-320)", "1.0 / 1e-320 is more than a double holds")
    try await expectFailure("let n = 1e308; sum([$n, $n])", "1e+308 + 1e+308 is more than a double holds")
    try await expectFailure("(999ms * 1e300)", "the duration is too long")
  }

  @Test("Texts and lists that are too large are refused")
  func sizes() async throws {
    try await expectFailure(
      "let t = \"aaaaaaaa\"; while true { $t = $t + $t }", "the text would be longer than 64 MiB", points: "$t + $t")
    try await expectFailure(
      "let t = \"aaaaaaaa\"; while true { $t = \"$t-$t\" }", "the text would be longer than 64 MiB", points: "\"$t-$t\""
    )
    try await expectFailure(
      "let l = 1..6000000; ($l + $l)", "the list would have more than 10000000 items", points: "$l + $l")
  }

  @Test("A secret names a field, and no error shows it")
  func secretNames() async throws {
    try await expectShown(
      "let secret s = \"abcdef\"; let r = {abcdef: 1}; $r[$s]; get($r, $s); get({}, $s, 2)", "1", "1", "2")
    try await expectFailure("let secret s = \"abc\"; let r = {abd: 1}; $r[$s]", "no field '•••': there is abd")
  }

  @Test("Conditions take bool only; and, or stop early")
  func conditions() async throws {
    try await expectShown("let n = null; ($n != null and $n.x == 1); (true or $n.x)", "false", "true")
    try await expectFailure("let n = echo 1; if $n { print no }", "a condition is true or false, not an int")
    try await expectShown(
      "(not false and 2 in [1, 2]); (\"abc\" contains \"b\"); (\"abc\" matches \"^a.c$\")", "true", "true", "true")
  }

  @Test("Lists and records are read and changed in place")
  func access() async throws {
    try await expectShown(
      "let r = {a: [1, {b: 2}]}; $r.a[-1].b; $r.c = 3; $r.a[0] = \"x\"; $r", "2", #"{"a":["x",{"b":2}],"c":3}"#)
    try await expectFailure("let l = [1, 2]; $l[2]", "index 2 is out of range: the list has 2 items, 0 to 1")
    try await expectFailure("let l = [1]; $l[1] = 2", "index 1 is out of range: the list has 1 item, 0 to 0")
    try await expectFailure("let r = echo {name: 1}; $r.nmae", "no field 'nmae': there is name", points: ".nmae")
    try await expectShown("let a = [1]; let b = $a; $b[0] = 2; $a; $b", "[1]", "[2]")
  }

  @Test("Text is built by interpolation; a word that is one interpolation keeps its type")
  func interpolation() async throws {
    try await expectShown(
      "let u = {id: 7, tags: [\"x\"]}; print a-$u.id-b $u.tags[0] \"${1 + 1}\"; print $u; echo $u.id",
      "a-7-b x 2", #"{"id":7,"tags":["x"]}"#, "7")
    try await expectShown("let i = 1; let l = [3, 4]; print $l[$i]. '$i' \"\\$i \\u{41}\"", "4. $i $i A")
    try await expectFailure("let host = echo db; print $host.example.com", "a text has no field 'example'")
  }

  @Test("Unquoted literals have their value for parameters of type any only")
  func literals() async throws {
    try await expectShown(
      "echo 42; echo \"42\" ; echo 0042; echo +372555; echo true; echo 5m; (type(5m))", "42", "42", "0042", "+372555",
      "true", "5m", "duration")
    try await expectShown("(type(1) + \" \" + type(null))", "int null")
  }

  @Test("Loops walk lists, count, and end by break and continue")
  func loops() async throws {
    try await expectShown("for i in 1..4 { if $i == 2 { continue }; if $i == 4 { break }; print $i }", "1", "3")
    try await expectShown("let n = 0; repeat 3 { $n = $n + 1 }; while $n < 10 { $n = $n * 2 }; $n", "12")
    try await expectShown("for u in (show users) { print $u.id }", "2", "1", "3")
    try await expectFailure("for k in (echo {a: 1}) { print $k }", "'for' takes a list, not a record")
    try await expectFailure("let n = -1; repeat $n { print x }", "'repeat' takes an int of at least 0, not -1")
  }

  @Test("Blocks are scopes; let in a block hides, assignment reaches out")
  func scopes() async throws {
    try await expectShown("let x = 1; if true { let x = 2; print $x }; print $x", "2", "1")
    try await expectShown("let x = 1; if true { $x = 2 }; print $x; let x = 3; print $x", "2", "3")
  }

  @Test("def takes words and options as a command, arguments as a function, and sees globals as they are")
  func definitions() async throws {
    try await expectShown(
      """
      let greeting = "hi"
      def greet(name, suffix = "!", loud = false) {
        if $loud { return upper("$greeting $name") + $suffix }
        return "$greeting $name" + $suffix
      }
      greet bob
      greet ann --loud --suffix ?
      $greeting = "yo"
      print (greet "bob") greet("al", ".")
      def fact(n) { if $n < 2 { return 1 }; return $n * fact($n - 1) }
      fact(10)
      """, "hi bob!", "HI ANN?", "yo bob! yo al.", "3628800")
    try await expectFailure("def f(n) { return f($n + 1) }; f(0)", "'f' calls itself more than 500 deep")
    try await expectFailure("def f(n = f()) { return $n }; f", "'f' calls itself more than 500 deep")
    try await expectFailure("def f() { g }; def g() { f }; f", "'f' calls itself more than 500 deep")
    try await expectShown("def f(n) { if $n == 0 { return 0 }; return 1 + f($n - 1) }; f(499)", "499")
    try await expectShown("def f() { print inside; 42 }; f; print after", "inside", "after")
  }

  @Test("Defaults see the parameters before them; options name any parameter, and one that is null counts as not given")
  func definitionOptions() async throws {
    try await expectShown(
      """
      let n = 1
      def pair(first, second_one = $first + $n, third = (echo 9)) { return [$first, $second_one, $third] }
      $n = 2
      pair 1
      pair 1 5 6
      pair --second-one 7 1
      pair 1 --third=8
      pair --first 3 4
      pair 1 --second-one $env_none
      pair(1, null)
      """.replacing("$env_none", with: "(echo null)"), "[1,3,9]", "[1,5,6]", "[1,7,9]", "[1,3,8]", "[3,4,9]", "[1,3,9]",
      "[1,null,9]")
    try await expectShown(
      "def f(loud = false) { return $loud }; f; f --loud; f --loud=false; f(true)", "false", "true", "false", "true")
    try await expectShown("def f(s, id) { print \"$s/$id\" }; f 0042 +372; f \"5\" x-y", "0042/+372", "5/x-y")
  }

  @Test("try catches failed requests; expect error tests them")
  func failures() async throws {
    try await expectShown(
      "try { refuse conflict 409 } catch { print $error.kind $error.status $error.message }", "conflict 409 refused")
    try await expectShown(
      "expect error conflict { refuse conflict 409 }; expect error 404 { refuse not-found 404 }; print $error.kind",
      "not-found")
    try await expectFailure(
      "expect error conflict { refuse throttled 429 }",
      "expected error conflict, but it failed with throttled (status 429)")
    try await expectFailure("expect error { print fine }", "expected a failure, but the block succeeded")
    try await expectFailure("try { expect 1 == 2 } catch { print no }", "expected 2, but it is 1")
    try await expectShown("expect error invalid { create service a nonsense }; print ok", "ok")
    try await expectShown("try { (1 / 0) }; print on", "on")
  }

  @Test("A failed expect shows both sides, of records the first difference")
  func expectations() async throws {
    try await expectFailure(
      "let s = {name: \"a\"}; expect $s.name == \"b\"", "expected \"b\", but it is \"a\"", points: "$s.name == \"b\"")
    try await expectFailure("expect [1, {a: 2}] == [1, {a: 3}]", "at [1].a: expected 3, but it is 2")
    try await expectFailure(
      "expect 1 == 1 and 2 > 3, \"sizes\"", "sizes: expected more than 3, but it is 2", points: "2 > 3")
    try await expectShown("expect true; expect (show users)[0].id == \"2\"")
  }

  @Test("defer blocks run in reverse however the block ends, and know its failure")
  func defers() async throws {
    try await expectShown("if true { defer { print a }; defer { print b }; print c }; print d", "c", "b", "a", "d")
    let run = LanguageRun()
    _ = try await run.run("defer { print \"end ${$error.message}\" }; defer { refuse server 500 }; refuse conflict 409")
    #expect(run.host.shown == ["end refused"])
    try await expectShown(
      "for i in 1..2 { defer { print \"d$i\" }; if $i == 1 { continue }; print x }", "d1", "x", "d2")
  }

  @Test("Commands bind words and options, and show their value where they stand as statements")
  func commands() async throws {
    try await expectShown(
      "create service shop 5m --count 2 --tag a --tag=b --force",
      #"{"id":"s1","name":"shop","life":"5m","count":2,"tags":["a","b"],"force":true}"#)
    try await expectShown(
      "let s = create service --count $null_ok.x x 1s; print $s.count".replacing("$null_ok.x", with: "(echo null)"),
      "null")
    try await expectShown("print -- --force -5", "--force -5")
    try await expectShown("time create user bob", #"{"id":"u1"}"#)
    try await expectShown("let a = 1; show vars", #"{"a":1}"#)
  }

  @Test("Lists are filtered, sorted and cut to fields")
  func listOptions() async throws {
    try await expectShown("show users --where ($it.name == \"ann\") --fields id", #"[{"id":"1"}]"#)
    try await expectShown("show users --sort name --fields name", #"[{"name":"ann"},{"name":"bob"},{"name":null}]"#)
  }

  @Test("Secrets taint what is made of them and are never shown")
  func secrets() async throws {
    let run = LanguageRun()
    _ = try await run.run("let secret pin = \"123456\"; print $pin \"x$pin\" upper($pin); ($pin == \"123456\"); $pin")
    #expect(run.host.shown == ["••• ••• •••", "true", "•••"])
    #expect(run.host.secrets == ["123456"])
  }

  @Test("Output goes to files and through the system shell")
  func redirections() async throws {
    let run = LanguageRun()
    let outcome = try await run.run(
      "let n = 1; let secret s = \"x\"; print a > f; print b >> f; echo {a: 1} > g\nlet t = echo 5 | cat; # not text\n! ls } ;\nprint $t"
    )
    guard case .completed = outcome else { Issue.record("\(outcome)"); return }
    #expect(run.host.files == ["f": "ab", "g": #"{"a":1}"#])
    #expect(run.host.shell.map(\.command) == ["cat; # not text", "ls } ;"])
    #expect(run.host.shell.map(\.input) == ["5", nil])
    #expect(run.host.shell[0].environment == ["n": "1"])
    #expect(run.host.shown == ["out"])
  }

  @Test("The shell's own variables")
  func specials() async throws {
    try await expectShown(
      "print $last.status $env.HOME $script.file $script.dir $error; $args", "200 /home/me test.vgs . null", "[]")
    try await expectFailure("print $env.NOPE", "the environment variable NOPE is not set", points: "$env.NOPE")
  }

  @Test("source runs in the current scope, with its own definitions and folder")
  func sourcing() async throws {
    try await expectShown(
      "source lib.vgs; print $x twice(4)", "8 8", scripts: ["lib.vgs": "let x = 8\ndef twice(n) { return $n * 2 }"])
  }

  @Test("exit ends the script, with its defers, from anywhere")
  func exits() async throws {
    for text in ["defer { print bye }; exit 3; ", "def f() { exit 3 }; defer { print bye }; let x = f(); print $x"] {
      let run = LanguageRun()
      let outcome = try await run.run(text)
      guard case .exited(let status) = outcome else { Issue.record("\(outcome)"); continue }
      #expect(status == .requested(3))
      #expect(run.host.shown == ["bye"])
    }
  }

  @Test("Ctrl-C ends a loop that awaits nothing, and a command that hangs; defers still run")
  func cancelling() async throws {
    let run = LanguageRun()
    let running = Task { try await run.run("defer { print clean; create user bob }; hang") }
    for await _ in run.host.hanging.stream { break }
    run.host.interrupts.interrupt()
    guard case .failed(let failure) = try await running.value else { Issue.record("did not fail"); return }
    #expect(failure.exitStatus == .interrupted)
    #expect(run.host.calls.suffix(1) == ["create user"])

    let scope = CancelScope()
    scope.cancel()
    let source = run.sources.add(name: "loop", text: "while true { let x = 1 }")
    let interpreter = run.interpreter()
    let checked = interpreter.check(source, script: ScriptContext(file: nil, directory: "."), options: .prompt)
    guard case .failed = await interpreter.run(try #require(checked.program), scope: scope) else {
      Issue.record("the loop ended by itself")
      return
    }
  }

  @Test("The prompt's lines see the variables and defs of the lines before; a failed let leaves none")
  func promptLines() async throws {
    let run = LanguageRun()
    let interpreter = run.interpreter()
    func line(_ text: String) async throws -> [String] {
      let source = run.sources.add(name: "<prompt>", text: text)
      let checked = interpreter.check(source, script: ScriptContext(file: nil, directory: "."), options: .prompt)
      guard let program = checked.program else { return checked.diagnostics.map(\.message) }
      if case .failed(let failure) = await interpreter.run(program) { return [failure.diagnostic.message] }
      return []
    }
    #expect(try await line("let x = 1; def f(n) { return $n + $x }") == [])
    #expect(try await line("$x = 5; print f(1)") == [])
    #expect(try await line("let y = (1 / 0)") == ["division by zero"])
    #expect(try await line("print $y") == ["'y' has no value yet"])
    #expect(try await line("print $z") == ["no variable 'z'"])
    #expect(try await line("def f(n) { return $n }; print f(1)") == [])
    #expect(run.host.shown == ["6", "1"])
    #expect(interpreter.variables.map(\.name) == ["x"])
  }
}
