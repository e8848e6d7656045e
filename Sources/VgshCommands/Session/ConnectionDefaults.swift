import Verigator
import VgshBase
import VgshRuntime

/// As whom one talks to a server before anybody has logged in.
package enum ConnectionDefaults {
  package static let urlVariable = "VERIGATOR_URL"
  package static let usernameVariable = "VERIGATOR_USERNAME"
  package static let passwordVariable = "VERIGATOR_PASSWORD"
  /// The account that every sandbox has from the beginning. Its password is no secret.
  package static let sandboxAccount = (name: "sandbox", password: "sandbox")

  /// How to log in, at the prompt and elsewhere.
  package static let loginAdvice =
    "log in by 'login USERNAME', or start with --username and --password-file, or \(usernameVariable) and "
    + passwordVariable

  /// The credentials to begin with at a place.
  ///
  /// The embedded sandbox has an account known to all. Elsewhere those of the environment count, unless the environment
  /// names another host for them.
  ///
  /// - Throws: `CommandFailure` (invalid) where the environment's cannot be sent.
  package static func credentials(
    for place: ServerPlace, environment: (String) -> String?
  ) throws -> Credentials? {
    guard case .url = place else {
      return try Credentials(userName: sandboxAccount.name, password: Secret(sandboxAccount.password))
    }
    guard let username = environment(usernameVariable), let password = environment(passwordVariable),
      !username.isEmpty, !password.isEmpty
    else { return nil }
    if let text = environment(urlVariable), !text.isEmpty {
      guard let owner = try? ServerPlace.convert(.text(text)), place.hasSameOrigin(as: owner) else { return nil }
    }
    do {
      return try Credentials(userName: username, password: Secret(password))
    } catch {
      throw CommandFailure(
        .invalid, "\(usernameVariable) and \(passwordVariable) cannot be used: \(error.problem)", help: error.advice)
    }
  }
}

extension Redactor {
  /// Hides a password, alone and as it goes out with its user name. What everybody knows is not hidden: it is a word
  /// that stands in many places.
  package func add(_ credentials: Credentials) {
    let password = credentials.password.reveal()
    guard password != ConnectionDefaults.sandboxAccount.password else { return }
    add(password)
    add("\(credentials.userName):\(password)")
  }
}
