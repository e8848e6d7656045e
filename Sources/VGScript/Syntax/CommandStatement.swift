import VgshBase

/// A command as a statement, with the place its output is led to.
package struct CommandStatement: Sendable, Equatable {
  package enum Output: Sendable, Equatable {
    /// It is shown.
    case shown
    /// `| TEXT`
    case piped(ShellText)
    /// `> FILE`, or `>> FILE` to append.
    case file(Word, appends: Bool)
  }

  package var call: CommandCall
  package var output: Output

  package init(call: CommandCall, output: Output) {
    self.call = call
    self.output = output
  }
}
