import Glibc
import Subprocess
import VgshCommands

/// The browser of the user: the one that `BROWSER` names, or else the desktop's, where there is a desktop.
struct SystemBrowser: Browser {
  let variables: [String: String]

  func open(_ url: String) async -> Bool {
    guard let words = command(for: url) else { return false }
    var options = PlatformOptions()
    // In a session of its own: neither Ctrl-C nor the end of the terminal is meant for it.
    options.createSession = true
    // By a shell that does not wait: a browser may go on for days.
    let run = try? await Subprocess.run(
      .path("/bin/sh"), arguments: Arguments(["-c", #""$@" &"#, "sh"] + words), platformOptions: options,
      input: .none, output: .discarded, error: .discarded)
    return run?.terminationStatus.isSuccess ?? false
  }

  /// The program and its arguments.
  private func command(for url: String) -> [String]? {
    // Several, of which the first that is there is taken, each with arguments of its own, the page among them as %s.
    for entry in value("BROWSER")?.split(separator: ":") ?? [] {
      var words = entry.split(separator: " ").map(String.init)
      guard let program = words.first.flatMap(find) else { continue }
      words[0] = program
      let hasPlace = words.contains { $0.contains("%s") }
      return hasPlace
        ? words.map { $0.split(separator: "%s", omittingEmptySubsequences: false).joined(separator: url) }
        : words + [url]
    }
    guard value("DISPLAY") != nil || value("WAYLAND_DISPLAY") != nil else { return nil }
    return find("xdg-open").map { [$0, url] }
  }

  private func find(_ name: String) -> String? {
    if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
    let folders = value("PATH")?.split(separator: ":") ?? []
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  private func value(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }
}
