import Verigator
import VgshBase
import VgshCommands

/// What stands before the line.
enum PromptStyle {
  /// What diagnostics call a line of the prompt.
  static let sourceName = "<prompt>"

  /// Where one is: `sandbox@sandbox/CoffeeShop> `. A host that is neither a sandbox nor this machine is red.
  static func main(_ state: ShellSession) -> StyledText {
    if let text = state.settings.prompt { return StyledText(text) }
    var text = StyledText()
    if let credentials = state.credentials { text.append("\(credentials.userName.visible())@") }
    text.append(state.place.shortName, state.place.isHarmless ? .plain : .error)
    if let service = state.service { text.append("/\(service.name.visible())") }
    text.append("> ")
    return text
  }

  /// Asks for more lines, and says what is still open.
  static func continuation(_ state: ShellSession, _ opener: String) -> StyledText {
    let columns = max(0, DisplayWidth.of(main(state).plain) - opener.count - 2)
    return StyledText(String(repeating: " ", count: columns) + opener + "> ", .dim)
  }
}

extension ServerPlace {
  /// The host alone.
  fileprivate var shortName: String {
    switch self {
    case .sandbox: Self.sandboxWord
    case .url(let url): url.origin.authority
    }
  }

  /// Whether mistakes cost nothing there.
  fileprivate var isHarmless: Bool {
    switch self {
    case .sandbox: true
    case .url(let url): url.origin.isLoopback
    }
  }
}
