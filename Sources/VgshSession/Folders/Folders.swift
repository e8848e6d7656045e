/// Where the program keeps its files; nothing is created before it is needed.
///
/// `VGSH_HOME` puts everything into one folder. Otherwise the XDG base directory specification holds, with a folder
/// `vgsh` under each of its three: a value that is empty or relative counts as not set.
package struct Folders: Hashable, Sendable {
  /// Holds the rc file.
  package let configuration: String
  /// Holds the history and the saved services.
  package let state: String
  /// Holds the sandbox's data.
  package let data: String

  /// - Parameter environment: the process's variables.
  /// - Throws: where neither a home nor anything in its place is known; such a session keeps nothing.
  package init(environment: [String: String]) throws(HomelessSession) {
    if let home = environment["VGSH_HOME"], !home.isEmpty {
      (configuration, state, data) = (home, home, home)
      return
    }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    func folder(_ variable: String, under fallback: String) throws(HomelessSession) -> String {
      if let base = environment[variable], base.hasPrefix("/") { return Self.path(base, "vgsh") }
      guard let home else { throw HomelessSession() }
      return Self.path(home, fallback + "/vgsh")
    }
    configuration = try folder("XDG_CONFIG_HOME", under: ".config")
    state = try folder("XDG_STATE_HOME", under: ".local/state")
    data = try folder("XDG_DATA_HOME", under: ".local/share")
  }

  package var history: String { Self.path(state, "history") }
  package var stateDatabase: String { Self.path(state, "state.sqlite") }
  package var sandboxDatabase: String { Self.path(data, "sandbox.sqlite") }

  private static func path(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }
}
