import VgshBase

/// One line to be asked for.
package struct LineRequest: Sendable {
  package var prompt: StyledText
  /// What Tab does; nil makes it do nothing, as where an answer is asked for rather than a command.
  package var completer: Completer?
  /// Whether earlier lines can be recalled.
  package var recalls: Bool

  package init(prompt: StyledText, completer: Completer? = nil, recalls: Bool = true) {
    self.prompt = prompt
    self.completer = completer
    self.recalls = recalls
  }
}

/// Which keys edit.
package enum EditingMode: String, CaseIterable, Sendable {
  case emacs
  case vi
}

/// Where and how a line editor works; all that it knows of the outside.
package struct LineEditorConfiguration: Sendable {
  /// The name before a colon in `~/.editrc` that makes a line there count for this program only.
  package var program = "vgsh"
  package var input: Int32 = 0
  package var output: Int32 = 1
  /// The value of TERM. Without one, with `dumb`, and with one the system does not know, lines are read plainly.
  package var terminal: String?
  /// The user's `~/.editrc`.
  package var settingsFile: String?
  /// nil leaves the choice to the settings file.
  package var editing: EditingMode?
  package var color = false
  /// How many lines can be recalled.
  package var historyLimit = 10_000
  /// What Ctrl-Z does when the terminal is ready for it; tests put something else here.
  package var stopJob: @Sendable () -> Void = { JobControl.stop() }

  package init() {}
}
