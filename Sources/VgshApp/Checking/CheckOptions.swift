import VGScript
import VgshBase

/// What `vgsh check` is asked for.
package struct CheckOptions: Sendable {
  /// Files, folders, `-` for standard input.
  package var paths: [String] = []
  /// Names of the variables that the scripts will be given.
  package var variables: [String] = []
  /// Whether diagnostics are written as JSON to standard output, for editors.
  package var isJSON = false
  /// What diagnostics call standard input; the paths in it start from there.
  package var inputName: String?
  /// Whether `!` and `|` may stand in the scripts.
  package var allowsShell = true
  package var color = ColorMode.auto

  package init() {}

  /// The name in `NAME` or `NAME=VALUE`, as `--var` has it.
  package static func variableName(in text: String) throws(UsageError) -> String {
    let name = String(text.prefix { $0 != "=" })
    guard Name.isBindable(name) else {
      throw UsageError(
        "'\(name.visible())' cannot be the name of a variable", help: "a name has letters, digits and _")
    }
    return name
  }
}
