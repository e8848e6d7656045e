import Glibc
import VgshBase
import VgshTerminal

/// What the program finds when it starts: read once, here, and handed down from then on.
package struct ProgramEnvironment: Sendable {
  package var variables: [String: String]
  package var inputIsTerminal: Bool
  package var outputIsTerminal: Bool
  package var errorIsTerminal: Bool
  /// Processors that the program may use, at least 1.
  package var processors: Int

  package init(
    variables: [String: String], inputIsTerminal: Bool, outputIsTerminal: Bool, errorIsTerminal: Bool,
    processors: Int = 1
  ) {
    self.variables = variables
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.processors = processors
  }

  /// That of this process.
  package static func current() -> ProgramEnvironment {
    ProgramEnvironment(
      variables: readVariables(), inputIsTerminal: Terminal.isTerminal(STDIN_FILENO),
      outputIsTerminal: Terminal.isTerminal(STDOUT_FILENO), errorIsTerminal: Terminal.isTerminal(STDERR_FILENO),
      processors: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// What `~` stands for.
  package var home: String? { variables["HOME"].flatMap { $0.isEmpty ? nil : $0 } }

  /// Whether colours are welcome at an end, by the conventions of NO_COLOR and CLICOLOR_FORCE.
  package func welcomesColor(isTerminal: Bool, mode: ColorMode) -> Bool {
    switch mode {
    case .always: return true
    case .never: return false
    case .auto:
      if variables["NO_COLOR"]?.isEmpty == false { return false }
      if let force = variables["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
      return isTerminal && variables["TERM"] != "dumb"
    }
  }

  private static func readVariables() -> [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let text = String(cString: pointer)
      if let equals = text.firstIndex(of: "=") {
        result[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      entry += 1
    }
    return result
  }
}
