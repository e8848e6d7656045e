import Foundation
import Testing
import VgshTestSupport

/// The commands that watch a sandbox and show it, as the program runs them.
@Suite("Watching a sandbox")
struct SandboxLiveTests {
  @Test("A tail is read line by line, in the format that was asked for, and ends with its reader")
  func tail() async throws {
    let run = try await ProgramRun.runShell(
      """
      exec 3< <(exec "\(ProgramRun.binary)" sandbox --port 0)
      server=$!
      trap 'kill $server' EXIT
      read -r _ _ _ url <&3
      export VERIGATOR_URL=$url VERIGATOR_USERNAME=sandbox VERIGATOR_PASSWORD=sandbox
      (while curl -sS -o /dev/null -X DELETE "$url/sandbox/messages"; do :; done) &
      busy=$!
      trap 'kill $server $busy' EXIT
      "\(ProgramRun.binary)" --output json -c 'sandbox tail' | head -n 2
      """)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2, "\(run.error)")
    for line in lines {
      #expect(line.hasPrefix(#"{"event":"request","id":"#) && line.contains(#""operation":"sandbox-delete-messages""#))
    }
  }

  @Test("The page is opened by the browser that BROWSER names; where there is none its address is told")
  func openPage() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      #!/bin/sh
      cd "\(folder.path)" && echo "$@" >opened.new && mv opened.new opened
      until [ -e closed ] || [ ! -d "\(folder.path)" ]; do sleep 0.1; done
      """, to: "browser")
    chmod(folder.path("browser"), 0o700)
    let opened = try await ProgramRun.run(
      ["-c", "sandbox open"], environment: ["BROWSER": "/nowhere/browser:\(folder.path("browser")) --new %s"])
    #expect(opened.status == 0)
    #expect(opened.output == "")
    let url = try #require(opened.error.firstMatch(of: /note: opened (http:\/\/127\.0\.0\.1:[0-9]+\/sandbox\/)\n/)).1
    // The browser was begun, and goes on.
    while try !folder.names().contains("opened") { await Task.yield() }
    #expect(try folder.text(of: "opened") == "--new \(url)\n")
    try folder.write("", to: "closed")

    let alone = try await ProgramRun.run(["-c", "sandbox open"])
    #expect(alone.status == 0)
    #expect(alone.error.hasPrefix("note: no browser was found; open http://127.0.0.1:"))
  }
}
