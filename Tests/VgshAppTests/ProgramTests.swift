import Foundation
import Testing
import VgshTestSupport

/// The program as scripts and other programs call it: options, standard input, exit statuses, bad input of every kind.
@Suite("The program")
struct ProgramTests {
  private func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:], folder: String? = nil
  ) async throws -> ToolRun {
    try await ProgramRun.run(arguments, input: input, environment: environment, folder: folder)
  }

  @Test("Commands, standard input and files run through the same pipeline")
  func ways() async throws {
    let folder = try TemporaryFolder()
    try folder.write("print $args $script.file\n", to: "a.vgs")
    #expect(try await run("-c", "let x = 1", "-c", "print $x").output == "1\n")
    #expect(try await run(input: "print piped\n").output == "piped\n")
    #expect(try await run("a.vgs", "one", "--two", folder: folder.path).output == "[\"one\",\"--two\"] a.vgs\n")
    #expect(
      try await run("run", "a.vgs", "a.vgs", "--", "x", folder: folder.path).output == "[\"x\"] a.vgs\n[\"x\"] a.vgs\n")
  }

  @Test("- is a script on standard input, with arguments, and without the system shell")
  func standardInput() async throws {
    #expect(try await run("-", "a", "b", input: "print $args\n").output == "[\"a\",\"b\"]\n")
    #expect(try await run("run", "-", "--", "c", input: "print $args\n").output == "[\"c\"]\n")
    #expect(try await run("-", input: "! echo never\n").status == 2)
    let both = try await run("--username", "ann", "--password-stdin", "-", input: "secret\n")
    #expect(both.status == 64)
    #expect(both.error.contains("--password-stdin leaves no script"), "\(both.error)")
  }

  @Test(
    "What is no script is refused with what was meant", arguments: [("sandbx", "vgsh sandbox"), ("tset", "vgsh test")])
  func slips(_ word: String, _ meant: String) async throws {
    let run = try await run(word)
    #expect(run.status == 2)
    #expect(run.error.contains("did you mean '\(meant)'?"), "\(run.error)")
  }

  @Test("A value that shares its parts is written out only as far as a text may be long")
  func boundedRendering() async throws {
    let script = "let s = [1]\nrepeat 40 { $s = [$s, $s] }\n"
    let printed = try await run(input: script + "print $s\n")
    #expect(printed.status == 3)
    #expect(printed.error.contains("longer than 64 MiB"), "\(printed.error)")
    let shown = try await run(input: script + "$s\n")
    #expect(shown.status == 0 && shown.output.isEmpty)
    #expect(shown.error.contains("more than 64 MiB is not shown"), "\(shown.error)")
    let sent = try await run(input: script + "request POST /v1/x --body $s\n")
    #expect(sent.status == 3)
    #expect(sent.error.contains("longer than 64 MiB"), "\(sent.error)")
  }

  @Test("A secret that is given in the wrong place is not repeated")
  func misplacedSecrets() async throws {
    for arguments in [
      ["--secret", "hunter2hunter2", "-c", "print 1"], ["--password=hunter2hunter2", "-c", "print 1"],
    ] {
      let run = try await ProgramRun.run(arguments)
      #expect(run.status == 64)
      #expect(!run.error.contains("hunter2"), "\(run.error)")
    }
  }

  @Test("A file without a certificate is refused at the start")
  func noCertificate() async throws {
    let folder = try TemporaryFolder()
    try folder.write("not a certificate\n", to: "nonsense.pem")
    let run = try await run("--cacert", folder.path("nonsense.pem"), "-c", "print never")
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.error.contains("--cacert: there is no certificate in"), "\(run.error)")
  }

  @Test("A document is no script")
  func document() async throws {
    let folder = try TemporaryFolder()
    try folder.write("# A title\n", to: "README.md")
    let run = try await run("README.md", folder: folder.path)
    #expect(run.status == 2)
    #expect(run.error.contains("'vgsh test README.md' runs its examples"), "\(run.error)")
  }

  @Test(
    "The exit status says how it ended",
    arguments: [
      ("print ok", 0), ("expect 1 == 2", 1), ("crate x", 2), ("print \"open", 2), ("show service", 3), ("exit 9", 9),
    ])
  func statuses(_ line: String, _ status: Int32) async throws {
    #expect(try await run("-c", line).status == status)
  }

  @Test(
    "Wrong usage is 64 and says what to write",
    arguments: [
      ["--frobnicate"], ["--timeout", "5"], ["--output", "xml"], ["--var", "x"], ["--var", "1x=2"],
      ["--url", "ftp://x"],
      ["--no-shell", "--allow-shell"], ["sandbox", "--port", "99999"], ["--secret-env", "NOT_SET"], ["--seed", "abc"],
      ["--password-file", "/nowhere", "--username", "ann"],
    ])
  func usage(_ arguments: [String]) async throws {
    let run = try await ProgramRun.run(arguments, input: "print never\n")
    #expect(run.status == 64, "\(run.error)")
    #expect(run.output == "")
    #expect(!run.error.isEmpty)
  }

  @Test("Variables and secrets come from outside; secrets are never shown")
  func variables() async throws {
    let result = try await run(
      "--var", "n=5", "--var", "phone=+37255555555", "--secret", "token=abcdef123", "--secret-env", "KEY", "-c",
      "print (type($n)) $phone $token \"${$token}x\" $KEY (base64($token)); ($token == \"abcdef123\")",
      environment: ["KEY": "s3cr3t-key"])
    #expect(result.output == "int +37255555555 ••• ••• ••• •••\ntrue\n")
    let missing = try await run("-c", "print $n")
    #expect(missing.status == 2)
  }

  @Test(
    "A script that cannot be read names it and why",
    arguments: [
      ("missing.vgs", "no such file"), ("folder", "folder"), ("latin1.vgs", "UTF-8"), ("large.vgs", "16"),
    ])
  func unreadable(_ name: String, _ reason: String) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("folder"), withIntermediateDirectories: true)
    try folder.write("print never\n", to: "good.vgs")
    try folder.write([0x70, 0x72, 0x69, 0x6E, 0x74, 0x20, 0xFC, 0x0A], to: "latin1.vgs")
    try folder.write([UInt8](repeating: 0x0A, count: (16 << 20) + 1), to: "large.vgs")
    let result = try await run("run", "good.vgs", name, folder: folder.path)
    #expect(result.status == 2)
    #expect(result.error.contains(name) && result.error.contains(reason), "\(result.error)")
  }

  @Test("Nothing is sent where any script has a mistake")
  func checkedFirst() async throws {
    let folder = try TemporaryFolder()
    try folder.write("print first\n", to: "a.vgs")
    try folder.write("crate x\n", to: "b.vgs")
    let result = try await run("run", "a.vgs", "b.vgs", folder: folder.path)
    #expect(result.status == 2)
    #expect(result.output == "")
  }

  @Test("A full disk is said and changes the status; a closed pipe does not")
  func brokenOutput() async throws {
    let script = "repeat 30000 { print 0123456789 }"
    let full = try await shell("\(ProgramRun.binary) -c '\(script)' > /dev/full")
    #expect(full.status == 3)
    #expect(full.error.contains("disk is full") || full.error.contains("No space") || full.error.contains("full"))
    let piped = try await shell("\(ProgramRun.binary) -c '\(script)' | head -1")
    #expect(piped.output == "0123456789\n")
    #expect(piped.error == "")
  }

  @Test(
    "Files of results: a folder, a missing folder and a full disk are local failures",
    arguments: [
      "/", "/nowhere/x", "/dev/full",
    ])
  func badTargets(_ path: String) async throws {
    let result = try await run("-c", "print x > \(path)")
    #expect(result.status == 3)
    #expect(result.error.contains(path))
  }

  @Test("The system shell is allowed in files and -c, not on standard input; a failing command is a failure")
  func systemShell() async throws {
    #expect(try await run("-c", "let n = 7\n! echo from shell $n").output == "from shell 7\n")
    #expect(try await run("-c", "let t = print abc | tr a-z A-Z\nprint $t").output == "ABC\n")
    #expect(try await run("-c", "! exit 3").status == 3)
    #expect(try await run(input: "! echo no\n").status == 2)
    #expect(try await run("--allow-shell", input: "! echo yes\n").output == "yes\n")
    #expect(try await run("--no-shell", "-c", "! echo no").status == 2)
  }

  @Test("Without a home, and without an environment at all, scripts run")
  func bare() async throws {
    let result = try await shell("env -i \(ProgramRun.binary) -c 'create service A a.example; print (1+1)'")
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("2\n"))
  }

  @Test("Scripts are hermetic: they leave no files, and take credentials from the environment only with a URL")
  func hermetic() async throws {
    let home = try TemporaryFolder()
    let result = try await run(
      "-c", "create service A a.example; show session",
      environment: ["HOME": home.path, "VERIGATOR_USERNAME": "x", "VERIGATOR_PASSWORD": "y"])
    #expect(result.status == 0, "\(result.error)")
    #expect(try home.names() == [])
  }

  @Test(
    "Replies that are no answer fail with their kind, and show no control characters",
    arguments: [
      (["HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<html>\u{1B}[1"], "unexpected"),
      (["HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"id\":"], "network"),
      (["HTTP/1.1 500 Oops\r\nContent-Length: 26\r\n\r\n{\"message\":\"a\\u001b[31mb\"}\n"], "server"),
      (["SSH-2.0-OpenSSH_9.2\r\n"], "unexpected"),
      (["HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\n\r\n"], "unexpected"),
    ])
  func badReplies(_ reply: [String], _ kind: String) async throws {
    let server = try RawServer([.readRequest, .send(reply[0])])
    let result = try await run(
      "--url", server.url, "--retries", "0", "-c", "expect error \(kind) { show service s-1 }", "-c",
      "print $error.message",
      environment: ["VERIGATOR_USERNAME": "ann", "VERIGATOR_PASSWORD": "secret-password"])
    #expect(result.status == 0, "\(result.error)")
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test("What a server sends back of the credentials is redacted, in traces too")
  func redaction() async throws {
    let body = #"{"message":"ann:secret-password is c2VjcmV0LXBhc3N3b3Jk"}"#
    let server = try RawServer([
      .readRequest, .send("HTTP/1.1 401 No\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"),
    ])
    let result = try await run(
      "--url", server.url, "--trace", "-c", "show service s-1",
      environment: ["VERIGATOR_USERNAME": "ann", "VERIGATOR_PASSWORD": "secret-password"])
    #expect(result.status == 3)
    #expect(!result.error.contains("secret-password") && !result.error.contains("c2VjcmV0LXBhc3N3b3Jk"))
    #expect(result.error.contains("•••"))
  }

  @Test("A request that never ends stops at the timeout")
  func timeout() async throws {
    let server = try RawServer([.readRequest, .hang])
    let result = try await run(
      "--url", server.url, "--timeout", "200ms", "--retries", "0", "-c", "expect error timeout { show service s-1 }",
      environment: ["VERIGATOR_USERNAME": "ann", "VERIGATOR_PASSWORD": "secret-password"])
    #expect(result.status == 0, "\(result.error)")
  }

  @Test("With a seed and a frozen clock a run repeats byte for byte")
  func repeatable() async throws {
    let script = """
      sandbox clock freeze --at 2026-01-02T03:04:05Z
      create service A a.example; create user u +37255555555; auth start u; print (sandbox pin +37255555555) uuid()
      sandbox fault add --probability 0.5 --status 500 --jitter 3ms
      repeat 20 { try { show users } catch { print $error.message } }
      sandbox fault clear
      sandbox clock advance 90s
      create user other +37266666666
      sandbox inbox; sandbox clock
      """
    let first = try await run("--seed", "42", "-c", script)
    let second = try await run("--seed", "42", "-c", script)
    #expect(first.status == 0, "\(first.error)")
    #expect(first.output == second.output)
    #expect(first.error == second.error)
    #expect(first.output.contains("a fault of the sandbox did this: status 500"), "\(first.output)")
    #expect(try await run("--seed", "43", "-c", script).output != first.output)
  }

  @Test(
    "Formats of output",
    arguments: [
      ("json", "[\n  {\n    \"a\": 1\n  }\n]\n"), ("ndjson", "{\"a\":1}\n"), ("csv", "a\n1\n"), ("yaml", "- a: 1\n"),
    ])
  func formats(_ name: String, _ expected: String) async throws {
    #expect(try await run("--output", name, "-c", "[{a: 1}]").output == expected)
  }

  @Test("A served sandbox says where it answers, serves, and ends gracefully")
  func served() async throws {
    let result = try await shell(
      """
      exec 3< <(exec \(ProgramRun.binary) sandbox --port 0)
      server=$!
      read -r line <&3
      \(ProgramRun.binary) --url "${line##* }" -c 'show session' -c 'sandbox status' >/dev/null || exit 9
      VERIGATOR_USERNAME=sandbox VERIGATOR_PASSWORD=sandbox \(ProgramRun.binary) --url "${line##* }" --quiet \
        -c 'create service A a.example' -c 'print $last.status'
      kill -TERM $server
      wait $server
      echo "ended $?"
      """)
    #expect(result.output == "201\nended 0\n", "\(result.error)")
  }

  private func shell(_ script: String) async throws -> ToolRun {
    try await ProgramRun.runShell(script)
  }
}
