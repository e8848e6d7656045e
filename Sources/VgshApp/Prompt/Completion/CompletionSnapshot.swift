import VgshRuntime
import VgshSession

/// What Tab knows of the session: values only, taken before a line is read, for the editor can wait for nobody.
package struct CompletionSnapshot: Sendable {
  package var catalog: Catalog
  /// The functions of the language.
  package var functions: [CompletionEntry] = []
  /// The session's own commands, by `def`.
  package var definitions: [String] = []
  /// The session's variables.
  package var variables: [String: Value] = [:]
  /// `$last`; its fields are known without it too.
  package var lastExchange: Value = .null
  /// Names of saved services.
  package var services: NameIndex = []
  /// Names of the users seen in the current service.
  package var users: NameIndex = []
  /// Phone numbers of the session.
  package var phones: NameIndex = []
  package var settings: [Setting] = Setting.all
  /// Topics of help besides the commands.
  package var topics: [CompletionEntry] = []
  /// Names of environment variables.
  package var environment: NameIndex = []
  /// The entries of a folder, as typed: empty for the current one, else with its last slash.
  package var files: @Sendable (_ folder: String) -> [FolderEntry] = { _ in [] }
  /// Words that begin a statement.
  package var keywords: [CompletionEntry] = CompletionSnapshot.keywords
  /// The lines before, where one quote or bracket is open over several lines.
  package var earlierLines = ""

  package init(catalog: Catalog) { self.catalog = catalog }

  /// The keywords that the language has today, in the order in which help explains them.
  package static let keywords = [
    CompletionEntry("let", "bind a variable"),
    CompletionEntry("expect", "fail unless a condition holds"),
    CompletionEntry("if", "run a block on a condition"),
    CompletionEntry("for", "run a block for each item of a list"),
    CompletionEntry("repeat", "run a block so many times"),
    CompletionEntry("while", "run a block as long as a condition holds"),
    CompletionEntry("break", "leave the loop"),
    CompletionEntry("continue", "go on with the loop's next round"),
    CompletionEntry("try", "go on after a failure"),
    CompletionEntry("defer", "run a block when this one ends"),
    CompletionEntry("def", "define a command or function"),
    CompletionEntry("return", "end a definition with a value"),
  ]
}
