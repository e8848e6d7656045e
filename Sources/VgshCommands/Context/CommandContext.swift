import VgshBase
import VgshRuntime
import VgshSession

/// What commands get from outside, each thing behind a narrow door of its own.
package struct CommandContext: Sendable {
  /// Connection, current service, users seen, settings, last exchange.
  package var session: ShellSession
  /// Requests to the server of the session.
  package var clients: any ClientProvider
  /// The saved services.
  package var store: SessionStore
  /// The control calls of the sandbox that the session is on.
  package var sandbox: any SandboxControl
  /// Somebody to ask, where there is somebody.
  package var questions: any Questioner
  package var scripts: any ScriptRunner
  package var time: any SessionTime
  /// Where results go that come while a command goes on.
  package var feed: any ResultFeed
  package var browser: any Browser
  package var files: WorkingFiles
  /// An environment variable, read at the start of the program.
  package var environment: @Sendable (String) -> String?
  /// Learns the passwords and PINs that must not be shown.
  package var redactor: Redactor
  /// The commands there are, for `help`.
  package var catalog: Catalog
  /// Runs another command, for those that take one.
  package var invoke: @Sendable (BoundCall) async throws -> CommandResult
  /// The lines of the history, oldest first.
  package var history: @Sendable () -> [String]
  /// Empties the window, where there is one.
  package var clearScreen: @Sendable () -> Void

  /// What to say of a command that shows nothing to whoever typed it; nothing in a script, which is not read meanwhile.
  package func wordsAtPrompt(_ text: String) -> [Notice] {
    questions.asksBeforeDeleting ? [Notice(text)] : []
  }

  package init(
    session: ShellSession, clients: any ClientProvider, store: SessionStore, sandbox: any SandboxControl,
    questions: any Questioner, scripts: any ScriptRunner, time: any SessionTime, feed: any ResultFeed,
    browser: any Browser, files: WorkingFiles,
    environment: @escaping @Sendable (String) -> String?, redactor: Redactor, catalog: Catalog,
    invoke: @escaping @Sendable (BoundCall) async throws -> CommandResult,
    history: @escaping @Sendable () -> [String],
    clearScreen: @escaping @Sendable () -> Void
  ) {
    self.session = session
    self.clients = clients
    self.store = store
    self.sandbox = sandbox
    self.questions = questions
    self.scripts = scripts
    self.time = time
    self.feed = feed
    self.browser = browser
    self.files = files
    self.environment = environment
    self.redactor = redactor
    self.catalog = catalog
    self.invoke = invoke
    self.history = history
    self.clearScreen = clearScreen
  }
}
