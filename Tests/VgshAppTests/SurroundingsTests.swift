import Testing
import VgshTestSupport

/// What a shell, a service manager or a full disk does around the program.
@Suite("The program's surroundings")
struct SurroundingsTests {
  private let vgsh = ProgramRun.binary

  private func shell(_ script: String) async throws -> ToolRun {
    try await ProgramRun.runShell(script)
  }

  @Test("A script comes out of a pipe, from standard input by its path, and from a named pipe")
  func pipes() async throws {
    let folder = try TemporaryFolder()
    let result = try await shell(
      """
      \(vgsh) <(echo 'print one')
      echo 'print two' | \(vgsh) /dev/stdin
      mkfifo '\(folder.path)/fifo'
      echo 'print three' > '\(folder.path)/fifo' &
      \(vgsh) '\(folder.path)/fifo'
      """)
    #expect(result.output == "one\ntwo\nthree\n", "\(result.error)")
  }

  @Test("Output to a named pipe that nobody reads is refused, not waited for")
  func namedPipeWithoutReader() async throws {
    let folder = try TemporaryFolder()
    let result = try await shell("mkfifo '\(folder.path)/fifo'; \(vgsh) -c 'print x > \(folder.path)/fifo'")
    #expect(result.status == 3)
    #expect(result.error.contains("\(folder.path)/fifo"))
  }

  @Test("Certificates that cannot be read are wrong usage, found before anything is done")
  func missingCertificates() async throws {
    let result = try await ProgramRun.run(["--cacert", "/nowhere/ca.pem", "-c", "print never"])
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.error.contains("/nowhere/ca.pem"))
  }

  @Test("SIGINT ends the whole group of a system shell's command where there is no terminal")
  func interruptedSystemShell() async throws {
    let result = try await shell(
      """
      exec 3< <(exec \(vgsh) -c '! sh -c "echo \\$\\$; exec sleep 1000"; true')
      program=$!
      read -r child <&3
      kill -INT $program
      wait $program
      echo "ended $?"
      kill -0 $child 2>/dev/null && echo "$child is alive"
      """)
    #expect(result.output == "ended 130\n", "\(result.error)")
  }

  @Test("A pattern that searches for ever hears no Ctrl-C; the third ends the program")
  func thirdInterrupt() async throws {
    let many = String(repeating: "a", count: 40)
    let result = try await shell(
      """
      exec 3< <(exec \(vgsh) -c '! echo ready' -c 'expect "\(many)b" matches "^(a+)+$"' 2>/dev/null)
      program=$!
      read -r ready <&3
      while kill -INT $program 2>/dev/null; do :; done
      wait $program
      echo "$ready, ended $?"
      """)
    #expect(result.output == "ready, ended 130\n")
  }

  @Test("A served sandbox whose disk is full says so, and goes on answering")
  func fullDisk() async throws {
    let folder = try TemporaryFolder()
    // The system's limit for one file stands for the disk's end: nothing has to be mounted.
    let result = try await shell(
      """
      export VERIGATOR_USERNAME=sandbox VERIGATOR_PASSWORD=sandbox
      exec 3< <(trap '' XFSZ; ulimit -f 300; exec \(vgsh) sandbox --port 0 --db '\(folder.path)/db')
      server=$!
      read -r line <&3
      \(vgsh) --url "${line##* }" --quiet -c 'for i in 1..1000 { create service "S$i" "s${i}.example.com" }'
      echo "ended $?"
      \(vgsh) --url "${line##* }" -c 'let s = sandbox status' -c 'print $s.clock.frozen'
      kill -TERM $server
      wait $server
      echo "server ended $?"
      """)
    #expect(result.output == "ended 3\nfalse\nserver ended 0\n", "\(result.error)")
    #expect(result.error.contains("status 500"))
  }

  @Test("The prompt starts with the keys that the user's .editrc chooses")
  func editrc() async throws {
    let user = try TemporaryFolder()
    try user.write("bind -v\n", to: ".editrc")
    let run = try await PromptRun(environment: ["HOME": user.path])
    try await run.type("show settings", until: "editing")
    try await run.terminal.wait(for: "vi keys among the settings") { screen in
      screen.rows.contains { $0.hasPrefix("editing") && $0.hasSuffix("vi") }
    }
  }
}
