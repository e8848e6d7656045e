import Foundation
import Testing
import VgshTestSupport

/// `vgsh sandbox exec`, with programs of others.
@Suite("Programs on a sandbox")
struct SandboxExecTests {
  private func exec(_ options: String..., words: [String], input: String = "") async throws -> ToolRun {
    try await ProgramRun.run(["sandbox", "exec"] + options + ["--"] + words, input: input)
  }

  private func shell(_ script: String, _ options: String..., input: String = "") async throws -> ToolRun {
    try await ProgramRun.run(["sandbox", "exec"] + options + ["--", "/bin/sh", "-c", script], input: input)
  }

  /// The rows of the table of calls, each with single blanks.
  private func rows(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.hasPrefix("---") }
  }

  @Test("The program finds the sandbox in its environment, and its own words and input come through")
  func environment() async throws {
    let run = try await shell(
      #"cat; echo "$VERIGATOR_USERNAME $VERIGATOR_PASSWORD ${VERIGATOR_SANDBOX_URL#$VERIGATOR_URL}" >&2"#, "--quiet",
      input: "through\n")
    #expect(run.output == "through\n")
    #expect(run.error == "sandbox sandbox /sandbox\n")
    #expect(run.status == 0)
    #expect(try await exec("--quiet", words: ["echo", "--", "--quiet"]).output == "-- --quiet\n")
    let plain = try await ProgramRun.run(["sandbox", "exec", "--quiet", "echo", "--seed", "--", "x"])
    #expect(plain.output == "--seed -- x\n")
  }

  @Test(
    "It ends with the program's status, as a shell tells it",
    arguments: [("exit 7", 7), ("kill -KILL $$", 137), ("kill -TERM $$", 143), ("true", 0)])
  func status(_ script: String, _ status: Int32) async throws {
    #expect(try await shell(script).status == status)
  }

  @Test("A program that is not there is 127, one that cannot be run 126")
  func noProgram() async throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "text")
    for (word, status, reason) in [
      ("no-such-program", 127, "No such file"), ("\(folder.path)/none", 127, "No such file"),
      ("\(folder.path)/text", 126, "Permission denied"), (folder.path, 126, "Permission denied"),
    ] as [(String, Int32, String)] {
      let run = try await exec(words: [word])
      #expect(run.status == status)
      #expect(run.error.hasPrefix("error: '\(word)' cannot be run: \(reason)"), "\(run.error)")
      #expect(!run.error.contains("calls"))
    }
  }

  @Test(
    "Without a program it is wrong usage",
    arguments: [[], ["--"], ["--frobnicate", "true"], ["--seed", "x", "--", "true"]])
  func usage(_ arguments: [String]) async throws {
    let run = try await ProgramRun.run(["sandbox", "exec"] + arguments)
    #expect(run.status == 64)
    #expect(run.output == "")
  }

  @Test("Files that the program is handed by number come through")
  func descriptors() async throws {
    let run = try await ProgramRun.runShell(
      "\(ProgramRun.binary) sandbox exec --quiet -- cat <(echo substituted) /dev/fd/7 7< <(echo seventh)")
    #expect(run.output == "substituted\nseventh\n", "\(run.error)")
  }

  @Test("A pipe that breaks ends the program as it does elsewhere")
  func brokenPipe() async throws {
    let run = try await shell("yes | head -1; yes 2>&1 | head -1 >/dev/null; echo done", "--quiet")
    #expect(run.output == "y\ndone\n")
    #expect(run.error == "")
  }

  // MARK: Calls

  @Test("curl's calls are told in a table, what is no call too, and known mistakes with their remedy")
  func curl() async throws {
    let run = try await shell(
      """
      call() { curl -s -H "X-Service-Auth: sandbox:sandbox" "$@" >/dev/null; }
      call -d '{"name": "A", "fqdn": "a.com"}' $VERIGATOR_URL/v1/service/service
      call -d '{"name": "A", "fqdn": "a.com"}' $VERIGATOR_URL/v1/service/service
      call $VERIGATOR_URL/v1/service/x $VERIGATOR_URL/v1/service/service/y
      call $VERIGATOR_URL/v2/nothing
      call -d '{"operation": "list-users", "status": 503, "times": 2}' $VERIGATOR_SANDBOX_URL/faults
      call $VERIGATOR_URL/v1/service/service/x/users $VERIGATOR_URL/v1/service/service/x/users
      echo out
      """)
    #expect(run.output == "out\n")
    #expect(
      rows(run.error) == [
        "sandbox: 8 calls", "operation status times faults",
        "create-service 201 1 0", "create-service 409 1 0", "get-service 404 2 0", "list-users 503 2 2",
        "GET /v2/nothing 404 1 0", "sandbox-add-fault 201 1 0",
        "warning: the documented path is /v1/service/service, with service twice",
      ], "\(run.error)")
  }

  @Test("A program with Python's requests is verified, and its calls are told")
  func python() async throws {
    let run = try await ToolRun.python(
      "sandbox/app.py", startedBy: [ProgramRun.binary, "sandbox", "exec", "--seed", "1", "--"])
    #expect(run.output == "False True\n", "\(run.error)")
    #expect(run.status == 0)
    #expect(
      rows(run.error).dropFirst(2) == [
        "create-service 201 1 0", "create-user 201 1 0", "start 201 1 0", "verify 200 2 0", "sandbox-messages 200 1 0",
      ])
  }

  @Test("A program that never calls is told where the address is")
  func noCalls() async throws {
    let run = try await shell("true")
    #expect(run.error == "sandbox: no calls; does the program take the address from VERIGATOR_URL?\n")
  }

  // MARK: Setup

  @Test("A setup runs before, its calls do not count, its words go to standard error")
  func setup() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      create service CoffeeShop coffeeshop.com
      export service --as env --to \(folder.path("env"))
      print prepared
      """, to: "setup.vgs")
    let run = try await shell(
      ". \(folder.path("env")); curl -s -H X-Service-Auth:sandbox:sandbox "
        + "$VERIGATOR_URL/v1/service/service/$VERIGATOR_SERVICE_ID_COFFEESHOP", "--setup", folder.path("setup.vgs"))
    #expect(run.output.contains(#""name":"CoffeeShop""#), "\(run.output) \(run.error)")
    #expect(
      rows(run.error) == [
        "prepared", "sandbox: 1 call", "operation status times faults",
        "get-service 200 1 0",
      ])
  }

  @Test(
    "Where the setup fails, the program is not run, and the status is the script's",
    arguments: [("expect 1 == 2", 1), ("crate x", 2), ("show service x", 3), ("exit 9", 9)])
  func failingSetup(_ line: String, _ status: Int32) async throws {
    let folder = try TemporaryFolder()
    try folder.write("\(line)\n", to: "setup.vgs")
    let run = try await shell("echo never", "--setup", folder.path("setup.vgs"))
    #expect(run.status == status)
    #expect(run.output == "")
    #expect(run.error.hasSuffix("error: '/bin/sh' was not run, for the setup ended with status \(status)\n"))
    #expect(try await shell("echo never", "--setup", folder.path("none.vgs")).status == 2)
  }

  // MARK: Signals

  @Test("Signals that only vgsh is sent reach the program, whose end is waited for", arguments: ["INT", "TERM", "HUP"])
  func signals(_ signal: String) async throws {
    let run = try await ProgramRun.runShell(
      """
      set -m
      exec 3< <(exec \(ProgramRun.binary) sandbox exec --quiet -- /bin/bash -c '
        trap "echo got it; exit 5" \(signal)
        echo ready
        while :; do read -t 0.1 < <(:) || :; done')
      program=$!
      read -r line <&3
      kill -\(signal) $program
      cat <&3
      wait $program
      echo "ended $?"
      """)
    #expect(run.output == "got it\nended 5\n", "\(run.error)")
  }

  @Test("A program that a signal ends takes vgsh along, with the table")
  func killedBySignal() async throws {
    let run = try await ProgramRun.runShell(
      """
      set -m
      exec 3< <(exec \(ProgramRun.binary) sandbox exec -- /bin/sh -c 'echo ready; exec sleep 600' 2>&1)
      program=$!
      read -r line <&3
      kill -TERM $program
      cat <&3
      wait $program
      echo "ended $?"
      """)
    #expect(run.output.hasSuffix("ended 143\n"), "\(run.output) \(run.error)")
    #expect(run.output.hasPrefix("sandbox: no calls"))
  }

  @Test("On a terminal Ctrl-C reaches the program once, Ctrl-Z stops the job, and it goes on")
  func terminal() async throws {
    let terminal = try PseudoTerminal(columns: 100, rows: 40)
    try terminal.start(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: ProgramRun.environment(["TERM": "xterm", "PS1": "prompt> ", "HISTFILE": ""]))
    try await terminal.wait(forText: "prompt>")
    terminal.send(
      "\(ProgramRun.binary) sandbox exec -- /bin/bash -c 'n=0; trap \"n=\\$((n+1)); echo int\\$n\" INT; "
        + "trap \"echo conti\"\"nued\" CONT; echo star\"\"ted; until read -r x && [ \"$x\" = end ]; do echo \"read:$x\"; done; echo n=$n; exit 4'"
    )
    terminal.send(.enter)
    try await terminal.wait(forText: "started")
    terminal.send(.control("c"))
    try await terminal.wait(forText: "int1")
    terminal.send("one")
    terminal.send(.enter)
    try await terminal.wait(forText: "read:one")
    terminal.send(.control("z"))
    try await terminal.wait(forText: "Stopped")
    terminal.send("fg")
    terminal.send(.enter)
    // What is typed before the shell has handed the terminal over is the shell's.
    try await terminal.wait(forText: "continued")
    terminal.send("two")
    terminal.send(.enter)
    try await terminal.wait(forText: "read:two")
    terminal.send("end")
    terminal.send(.enter)
    try await terminal.wait(forText: "n=1")
    terminal.send("echo status=$?")
    terminal.send(.enter)
    try await terminal.wait(forText: "status=4")
    #expect(terminal.received.contains("sandbox: no calls"))
    terminal.send("exit")
    terminal.send(.enter)
  }
}
