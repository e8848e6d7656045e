import VgshBase
import VgshCommands
import VgshOutput

/// Shows the rows of a command that goes on where its results are shown.
struct ConsoleFeed: ResultFeed {
  let session: ShellSession
  let console: any Console
  let redactor: Redactor
  /// Whether commands show nothing.
  let quiet: Bool

  init(_ parts: ShellHost.Parts) {
    session = parts.session
    console = parts.console
    redactor = parts.redactor
    quiet = parts.options.quiet
  }

  func show(_ row: FeedRow) -> Bool {
    if !quiet {
      console.write(redactor.redact(session.settings.output.text(of: row, for: console.output)))
      // What waits for more to be written would be seen too late.
      console.flush()
    }
    return console.health == .good
  }
}
