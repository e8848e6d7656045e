import Verigator
import VgshBase
import VgshRuntime
import VgshSession

/// Sets the server of the session.
package struct Connect: ShellCommand {
  private static let place = Parameter<ServerPlace>("URL", "base URL of a server, or 'sandbox' for the embedded one")

  package static let signature = Signature(
    "connect", "talk to another server", parameters: [place],
    details: """
      Sends nothing yet. User name and password do not follow to another host: log in there, or set \
      VERIGATOR_USERNAME and VERIGATOR_PASSWORD. Nor does 'number-url'. On the embedded sandbox one begins as 'sandbox'.
      """,
    examples: [
      .init("connect sandbox", "the server inside this program"),
      .init("connect http://127.0.0.1:8080", "a sandbox of one's own"),
    ])

  package init() {}

  package func run(_ call: BoundCall, in context: CommandContext) async throws -> CommandResult {
    let place = call[Self.place]
    let (former, credentials) = context.session.connection
    guard place != former else { return .none }
    if place.hasSameOrigin(as: former) {
      context.session.connect(to: place, as: credentials)
      return .none
    }
    let found = try ConnectionDefaults.credentials(for: place, environment: context.environment)
    if let found { context.redactor.add(found) }
    context.session.connect(to: place, as: found)

    var notices = try Self.forgetNumberURLs(context.session)
    if found == nil { notices.append(Notice("not logged in at \(place.text): 'login USERNAME' comes next")) }
    if case .url(.production) = place, context.session.firstTimeOnProduction() {
      notices.append(
        Notice(
          "this is Messente's own server: what is sent counts, and its documentation calls this API deprecated",
          severity: .warning))
    }
    if case .url(let url) = place, let notice = Notice.insecure(url) { notices.append(notice) }
    return CommandResult(notices: notices)
  }

  /// Hosts that were named for the credentials of one server do not get those of another.
  private static func forgetNumberURLs(_ session: ShellSession) throws -> [Notice] {
    let settings = session.settings
    guard settings.numberURL != nil || settings.numberBackupURL != nil else { return [] }
    try session.changeSettings { (settings) throws(SettingFailure) in
      settings.numberURL = nil
      settings.numberBackupURL = nil
    }
    return [Notice("'number-url' was meant for the former server and is unset")]
  }
}

extension Notice {
  /// The warning about a server to which everything goes in the clear; null for any other.
  static func insecure(_ url: BaseURL) -> Notice? {
    guard url.origin.scheme == "http", !url.origin.isLoopback else { return nil }
    return Notice("http sends passwords and PINs readable by anyone on the way: use https", severity: .warning)
  }
}
