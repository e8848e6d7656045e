/// All that is known of a command but what it does: help, completion, static check and binding read nothing else.
package struct Signature: Sendable {
  /// A line that shows a command at work; the tests run each of them on a sandbox.
  package struct Example: Hashable, Sendable {
    package let line: String
    package let explanation: String

    package init(_ line: String, _ explanation: String) {
      self.line = line
      self.explanation = explanation
    }
  }

  /// The words it is called by: `create service`.
  package let name: String
  /// The same one by one.
  package let words: [Substring]
  /// One line for lists of commands.
  package let summary: String
  /// What else help says, in paragraphs.
  package let details: String
  package let parameters: [ParameterSpec]
  package let options: [ParameterSpec]
  package let result: ResultShape
  package let examples: [Example]
  /// Whether nothing behind it runs, as with `exit`.
  package let endsSession: Bool
  /// Whether its calls carry the variables in scope, as `show vars` needs them.
  package let seesVariables: Bool
  /// What becomes of a call in a recording of the session.
  package let recording: Recording
  /// What is wrong with arguments that are right each by itself; null where nothing is. The static check asks where all
  /// of them are written out.
  package let objection: (@Sendable (BoundCall) -> CommandFailure?)?

  /// Whether a recorded script has the calls of a command.
  package enum Recording: Sendable {
    /// It has each that went well: most commands change something, or call the API.
    case written
    /// It has those whose value something later needs.
    case whereNeeded
    /// It does without: what only shows, sets how things are shown, or runs other commands, which are recorded instead.
    case leftOut
  }

  package init(
    _ name: String, _ summary: String, parameters: [any SignatureKey] = [], options: [any SignatureKey] = [],
    result: ResultShape = .none, details: String = "", examples: [Example] = [], endsSession: Bool = false,
    seesVariables: Bool = false, recording: Recording = .written,
    objection: (@Sendable (BoundCall) -> CommandFailure?)? = nil
  ) {
    self.name = name
    words = name.split(separator: " ")
    self.summary = summary
    self.details = details
    // Closures: key paths into existentials are dear, and every start makes all signatures.
    self.parameters = parameters.map { $0.spec }
    var all = options.map { $0.spec }
    if case .list = result { all += ListOptions.specs }
    self.options = all
    self.result = result
    self.examples = examples
    self.endsSession = endsSession
    self.seesVariables = seesVariables
    self.recording = recording
    self.objection = objection
  }

  package func option(named name: String) -> ParameterSpec? { options.first { $0.name == name } }

  /// What is typed, without options: `create user USERNAME PHONE`.
  package var form: String {
    let words = parameters.map { parameter in
      switch parameter.role {
      case .optional: "[\(parameter.name)]"
      case .rest(let atLeastOne): atLeastOne ? "\(parameter.name)…" : "[\(parameter.name)…]"
      case .required, .option, .repeatedOption, .flag, .condition: parameter.name
      case .command: "\(parameter.name) …"
      }
    }
    return ([name] + words).joined(separator: " ")
  }

  /// The same with all options: `create user USERNAME PHONE [--service SERVICE]`.
  package var usage: String { ([form] + options.map { "[\($0.optionForm)]" }).joined(separator: " ") }
}
