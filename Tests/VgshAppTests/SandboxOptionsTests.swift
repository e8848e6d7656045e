import Testing
import VgshTestSupport

/// `vgsh sandbox` with its options, asked by curl as any other program asks it.
@Suite("Options of the served sandbox")
struct SandboxOptionsTests {
  /// Serves a sandbox, runs a script of bash beside it, and ends it.
  ///
  /// - Parameter script: `api METHOD PATH [BODY] [CURL-OPTION…]` sends a request as `$account` and prints the reply's
  ///   body, then a line with its status.
  private func beside(_ options: String, _ script: String) async throws -> [String] {
    let run = try await ProgramRun.runShell(
      """
      exec 3< <(exec \(ProgramRun.binary) sandbox --port 0 \(options) 2>/dev/null)
      program=$!
      read -r line <&3
      url=${line##* }
      account=sandbox:sandbox
      api() {
        local body=()
        if [[ -n ${3-} ]]; then body=(--data-binary "$3"); fi
        curl -sS --noproxy '*' -X "$1" -H "X-Service-Auth: $account" -w '\\n%{http_code}\\n' "${body[@]}" "${@:4}" \\
          "$url$2"
      }
      id() { sed -nE 's/.*"id":"([^"]*)".*/\\1/p'; }
      \(script)
      kill -TERM $program
      wait $program
      echo "ended $?"
      """)
    #expect(run.error == "", "\(run.output)")
    var lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.popLast() == "ended 0")
    return lines
  }

  @Test("--open lets an unknown name in and remembers its password; without it nobody unknown gets in")
  func open() async throws {
    let script = """
      for account in eve:one eve:two sandbox:wrong sandbox:sandbox; do
        api GET /v1/service/service/none | tail -n 1
      done
      """
    #expect(try await beside("--open", script) == ["404", "401", "401", "404"])
    #expect(try await beside("", script) == ["401", "401", "401", "404"])
  }

  @Test("--lenient-phone takes any text for a number, as the Python SDK's example needs")
  func lenientPhone() async throws {
    let script = """
      service=$(api POST /v1/service/service '{"name":"service_name","fqdn":"http://example.com"}' | id)
      api POST "/v1/service/service/$service/users" '{"id_in_service":"username","phone_number":"+xxxxxxxxxxx"}' |
        tail -n 1
      api POST /sandbox/devices '{"phone_number":"+xxxxxxxxxxx"}' | tail -n 1
      api PUT /sandbox/pins/%2Bxxxxxxxxxxx '{"pin":"4711"}' | tail -n 1
      """
    #expect(try await beside("--lenient-phone", script) == ["201", "201", "200"])
    #expect(try await beside("", script) == ["422", "422", "422"])
  }

  @Test(
    "--status decides what creates and starts are answered with",
    arguments: [
      ("", "201", "200"), ("--status auto", "201", "200"), ("--status docs", "201", "201"),
      ("--status sdk", "200", "200"),
    ])
  func status(_ option: String, _ other: String, _ java: String) async throws {
    let lines = try await beside(
      option,
      """
      for agent in curl verigator-java-1.1; do
        reply=$(api POST /v1/service/service "{\\"name\\":\\"$agent\\",\\"fqdn\\":\\"a.com\\"}" -A "$agent")
        tail -n 1 <<<"$reply"
        users=/v1/service/service/$(id <<<"$reply")/users
        reply=$(api POST "$users" '{"id_in_service":"u","phone_number":"+37255555555"}' -A "$agent")
        tail -n 1 <<<"$reply"
        auth=$users/$(id <<<"$reply")/auth
        api POST "$auth" '{"method":"sms"}' -A "$agent" | tail -n 1
        # Neither a read nor a verification is a matter of style.
        api GET "$users" '' -A "$agent" | tail -n 1
        api PUT "$auth" '{"token":"0000"}' -A "$agent" | tail -n 1
      done
      """)
    #expect(lines == [other, other, other, "200", "200", java, java, java, "200", "200"])
  }

  @Test("PINs are as long, valid and forgiving as the options say")
  func pins() async throws {
    let lines = try await beside(
      "--pin-length 9 --pin-validity 60 --pin-attempts 1",
      """
      service=$(api POST /v1/service/service '{"name":"n","fqdn":"a.com"}' | id)
      users=/v1/service/service/$service/users
      auth=$users/$(api POST "$users" '{"id_in_service":"u","phone_number":"+37255555555"}' | id)/auth
      result() { sed -nE 's/.*"result":"([A-Z]*)".*/\\1/p'; }
      api POST "$auth" '{"method":"sms"}' | head -n 1
      api GET /sandbox/messages | sed -nE 's/.*"pin":"([0-9]*)".*/\\1/p' | tr 1-9 0
      api PUT "$auth" '{"token":"1"}' | result
      api PUT "$auth" '{"token":"1"}' | result
      api PUT /sandbox/clock '{"advance_seconds":60}' | tail -n 1
      api PUT "$auth" '{"token":"1"}' | result
      """)
    #expect(lines == [#"{"method":"sms"}"#, "000000000", "INVALID", "THROTTLED", "200", "EXPIRED"])
  }

  @Test(
    "Figures out of range are wrong usage, told before anything is served",
    arguments: [
      ["--pin-length", "3"], ["--pin-length", "17"], ["--pin-validity", "0"], ["--pin-validity", "1801"],
      ["--pin-attempts", "0"], ["--status", "maybe"], ["--seed", "soon"], ["--durable"],
    ])
  func usage(_ options: [String]) async throws {
    let run = try await ProgramRun.run(["sandbox", "--port", "0"] + options)
    #expect(run.status == 64 && run.output == "")
    #expect(run.error.contains(options[options.count == 1 ? 0 : 1]), "\(run.error)")
  }

  @Test("--seed makes the same secrets in every run")
  func seed() async throws {
    let script = """
      api POST /sandbox/devices '{"phone_number":"+37255555555"}' | sed -nE 's/.*"secret":"([A-Z2-7]*)".*/\\1/p'
      """
    let first = try await beside("--seed 4711", script)
    #expect(first.first?.count == 32)
    #expect(try await beside("--seed 4711", script) == first)
    #expect(try await beside("", script) != first)
  }
}
