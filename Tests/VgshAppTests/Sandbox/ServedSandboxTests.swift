import Testing
import VgshTestSupport

@testable import VerigatorSandbox
@testable import VgshApp

/// `vgsh sandbox`: what it says of itself and of requests, and how it ends.
@Suite("A served sandbox")
struct ServedSandboxTests {
  /// Runs a script of bash with a sandbox that serves at `$url` as `$server`.
  ///
  /// - Parameters:
  ///   - options: of the sandbox, redirections included.
  ///   - finish: ends the sandbox, and tells its status.
  private func serve(
    _ options: String, _ script: String, finish: String = "kill -TERM $server; wait $server; echo \"ended $?\""
  ) async throws -> ToolRun {
    try await ProgramRun.runShell(
      """
      exec 3< <(exec \(ProgramRun.binary) sandbox --port 0 \(options))
      server=$!
      read -r line <&3 || exit 9
      url=${line##* }
      call() { curl -s -o /dev/null -w '%{http_code}\\n' -H X-Service-Auth:sandbox:sandbox "$@"; }
      \(script)
      \(finish)
      """)
  }

  @Test("It says where it is, where its data is and who may call, and each request on a line")
  func lines() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sandbox.sqlite")
    let run = try await serve(
      "--db \(path) --open 2>\(folder.path("log"))",
      """
      call -H X-Service-Auth:eve:secret-password "$url/v1/service/service?token=4711"
      call -X PUT -d '{"pin": "1234"}' "$url/sandbox/pins/+37255555555"
      call -d '{"status": 503, "times": 1}' $url/sandbox/faults
      call "$url/v1/service/x%1B"; call $url/v1/service/x
      """)
    #expect(run.output == "405\n200\n201\n503\n404\nended 0\n", "\(run.error)")
    let log = try folder.text(of: "log").split(separator: "\n").map(String.init)
    #expect(log.first?.hasPrefix("address:  http://127.0.0.1:") == true)
    #expect(log.dropFirst().prefix(2) == ["database: \(path)", "accounts: sandbox; any other user name is let in"])
    let requests = try log.dropFirst(3).map { line in
      let match = try #require(
        line.wholeMatch(of: /\d\d:\d\d:\d\d\.\d{3}Z (\S+ \S+ \d{3}) \d+(?:\.\d)? ms(.*)/), "\(line)")
      return "\(match.1)\(match.2)"
    }
    let documented = "the documented path is /v1/service/service, with service twice"
    #expect(
      requests == [
        "GET /v1/service/service 405", "PUT /sandbox/pins/{phone} 200", "POST /sandbox/faults 201",
        "GET /v1/service/x%1B 503  fault: status 503  warning: \(documented)",
        "GET /v1/service/x 404  warning: \(documented)",
      ])
    for secret in ["secret-password", "4711", "1234", "37255555555"] {
      #expect(!log.contains { $0.contains(secret) }, "\(secret)")
    }
  }

  @Test("It says nothing where it is told to be quiet")
  func quiet() async throws {
    let run = try await serve(
      "--quiet 2>&1", "call $url/v1/x; kill -INT $server; cat <&3", finish: "wait $server; echo $?")
    #expect(run.output == "404\n0\n")
  }

  @Test("Control characters of a path are made visible")
  func controlCharacters() {
    let line = RequestLogLine(
      method: "GET", path: "/\u{1B}[2J" + String(repeating: "x", count: 300), operation: nil, status: 404,
      duration: .microseconds(1234), fault: nil, remark: nil)
    let text = line.text(at: 1_499_346_723_141)
    #expect(text.hasPrefix("13:12:03.141Z GET /\\u{1B}[2Jxxx"))
    #expect(text.hasSuffix("x… 404 1.2 ms"))
    #expect(text.count < 260)
  }

  @Test(
    "Whatever becomes of standard error, requests are answered",
    arguments: ["2>&-", "2>/dev/full", "2> >(exit)", "2>\"$folder/pipe\""])
  func brokenError(_ redirection: String) async throws {
    let folder = try TemporaryFolder()
    // Nobody reads the pipe, which holds less than a thousand lines.
    let run = try await ProgramRun.runShell(
      """
      folder=\(folder.path)
      mkfifo "$folder/pipe"
      exec 4<>"$folder/pipe"
      exec 3< <(exec \(ProgramRun.binary) sandbox --port 0 --db "$folder/db" \(redirection))
      server=$!
      read -r line <&3 || exit 9
      url=${line##* }
      curl -s -o /dev/null -w '%{http_code}\\n' -H X-Service-Auth:sandbox:sandbox "$url/v1/service/service/[1-2000]" |
        sort | uniq -c | tr -s ' '
      kill -TERM $server
      wait $server
      echo "ended $?"
      """)
    #expect(run.output == " 2000 404\nended 0\n", "\(run.error)")
    // Nothing meant for standard error has landed in the first file that was opened.
    #expect(try folder.bytes(of: "db").starts(with: "SQLite format 3\0".utf8))
  }

  @Test("Lines for a reader who sleeps wait for it, and what is too much is counted")
  func sleepingReader() async throws {
    let folder = try TemporaryFolder()
    let run = try await ProgramRun.runShell(
      """
      mkfifo "\(folder.path)/pipe"
      exec 4<>"\(folder.path)/pipe"
      exec 3< <(exec \(ProgramRun.binary) sandbox --port 0 2>"\(folder.path)/pipe")
      server=$!
      read -r line <&3 || exit 9
      curl -s -o /dev/null -H X-Service-Auth:sandbox:sandbox "${line##* }/v1/service/service/[1-2000]"
      exec 5<"\(folder.path)/pipe" 4>&-
      grep -c ' GET /v1/service/service/[0-9]* 404 ' <&5 &
      kill -TERM $server
      wait
      """)
    #expect(run.output == "2000\n", "\(run.error)")
  }

  @Test("Where nobody can learn the address, it does not serve")
  func noOutput() async throws {
    let run = try await ProgramRun.runShell(
      "\(ProgramRun.binary) sandbox --port 0 2>&1 >&- | cat; echo ${PIPESTATUS[0]}")
    #expect(run.output.hasSuffix("3\n"))
  }

  @Test("A request that is under way when it is told to end is answered")
  func gracefulEnd() async throws {
    let run = try await serve(
      "--quiet",
      """
      call -o /dev/null -d '{"delay_ms": 60000, "times": 1}' $url/sandbox/faults
      exec 5< <(call -d '{"name": "A", "fqdn": "a.com"}' $url/v1/service/service)
      while [[ $(curl -s $url/sandbox/faults) != '{"faults":[]}' ]]; do :; done
      kill -TERM $server; wait $server; echo "ended $?"
      cat <&5
      """, finish: "")
    #expect(run.output == "201\nended 0\n201\n", "\(run.error)")
  }

  // MARK: Other machines

  @Test(
    "A file that gives no token is refused",
    arguments: [
      ("", "there is no token"), ("\n", "there is no token"), ("two words", "more than one word"),
      ("t\u{F6}ken", "more than one word"), (String(repeating: "x", count: 5000), "large"),
    ])
  func badToken(_ text: String, _ reason: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "token")
    let run = try await ProgramRun.run(["sandbox", "--port", "0", "--admin-token-file", folder.path("token")])
    #expect(run.status == 64)
    #expect(run.error.contains("--admin-token-file") && run.error.contains(reason), "\(run.error)")
    #expect(run.output == "")
  }

  @Test("A file that cannot be read is refused", arguments: ["/", "/nowhere/token", "/dev/null"])
  func unreadableToken(_ path: String) async throws {
    let run = try await ProgramRun.run(["sandbox", "--port", "0", "--admin-token-file", path])
    #expect(run.status == 64)
    #expect(run.error.contains("--admin-token-file"), "\(run.error)")
  }

  @Test("Whoever has the token makes control calls under any name of the host")
  func token() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a-long-token\n", to: "token")
    let run = try await serve(
      "--quiet --admin-token-file \(folder.path("token"))",
      """
      call -H 'Host: sandbox.example' $url/sandbox/health
      call -H 'Host: sandbox.example' -H 'Authorization: Bearer a-long-token' $url/sandbox/health
      """)
    #expect(run.output == "403\n200\nended 0\n", "\(run.error)")
  }

  @Test("Whoever opens it to other machines is warned")
  func warnings() {
    var configuration = SandboxConfiguration()
    func report(isLoopback: Bool) -> ServerReport {
      let address = SandboxAddress(host: "0.0.0.0", port: 8480, isLoopback: isLoopback)
      return ServerReport(configuration: configuration, address: address, accounts: (1...12).map { "a\($0)" })
    }
    #expect(report(isLoopback: true).warnings == [])
    #expect(report(isLoopback: false).warnings.count == 2)
    #expect(report(isLoopback: false).warnings.last?.contains("no --admin-token-file") == true)
    configuration.adminToken = "x"
    #expect(report(isLoopback: false).warnings.last?.contains("admin token") == true)
    #expect(report(isLoopback: true).lines[1] == "database: in memory, gone when the sandbox ends")
    #expect(report(isLoopback: true).lines[2] == "accounts: a1, a2, a3, a4, a5, a6, a7, a8, a9, a10 and 2 more")
  }
}
