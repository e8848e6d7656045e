import VgshRuntime

/// Opens the web page of a sandbox.
package struct SandboxOpen: ShellCommand {
  package static let signature = Signature(
    "sandbox open", "open the sandbox's web page in a browser",
    details: """
      The page shows the inbox, devices, services, the clock and the requests, all live. The browser is the one that \
      $BROWSER names, or else the desktop's; where there is none the address is told.
      """,
    examples: [.init("sandbox open", "the page of the embedded sandbox, or of the one at the session's URL")],
    recording: .leftOut)

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let url = try await context.sandbox.pageURL()
    let isOpened = await context.browser.open(url)
    return CommandResult(notices: [Notice(isOpened ? "opened \(url)" : "no browser was found; open \(url) in yours")])
  }
}
