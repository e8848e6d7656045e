import VGScript
import VgshBase
import VgshRuntime

/// The variables that `--var`, `--secret` and `--secret-env` give to a script.
enum GivenVariables {
  /// - Parameter protect: learns the secrets.
  static func read(
    _ options: ProgramOptions, _ environment: ProgramEnvironment, protect: (String) -> Void
  ) throws -> [(name: String, value: Value)] {
    var result: [(name: String, value: Value)] = []
    for text in options.variables {
      let (name, value) = try split(text, option: "--var")
      result.append((name, Value(bareWord: value)))
    }
    for text in options.secrets {
      let (name, value) = try split(text, option: "--secret")
      protect(value)
      result.append((name, .secret(SecretText(value))))
    }
    for name in options.secretEnvironment {
      try check(name, option: "--secret-env")
      guard let value = environment.variables[name] else {
        throw UsageError("--secret-env \(name): the environment variable is not set")
      }
      protect(value)
      result.append((name, .secret(SecretText(value))))
    }
    return result
  }

  private static func split(_ text: String, option: String) throws -> (name: String, value: String) {
    guard let equals = text.firstIndex(of: "=") else {
      // What stands there may be a secret whose name was forgotten.
      throw UsageError("\(option) takes NAME=VALUE, and there is no '='")
    }
    let name = String(text[..<equals])
    try check(name, option: option)
    return (name, String(text[text.index(after: equals)...]))
  }

  private static func check(_ name: String, option: String) throws {
    guard Name.isBindable(name) else {
      throw UsageError(
        "\(option): '\(name.visible())' cannot be the name of a variable", help: "a name has letters, digits and _")
    }
  }
}
