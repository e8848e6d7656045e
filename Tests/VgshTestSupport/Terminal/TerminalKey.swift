/// Keys as a terminal sends them.
package enum TerminalKey: Hashable, Sendable {
  case enter
  case tab
  case escape
  case backspace
  case delete
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  /// Ctrl and a letter.
  case control(Character)
  /// A text pasted into a terminal that brackets it.
  case paste(String)

  package var bytes: String {
    switch self {
    case .enter: "\r"
    case .tab: "\t"
    case .escape: "\u{1B}"
    case .backspace: "\u{7F}"
    case .delete: "\u{1B}[3~"
    case .up: "\u{1B}[A"
    case .down: "\u{1B}[B"
    case .left: "\u{1B}[D"
    case .right: "\u{1B}[C"
    case .home: "\u{1B}[H"
    case .end: "\u{1B}[F"
    case .pageUp: "\u{1B}[5~"
    case .control(let letter): String(Unicode.Scalar((letter.asciiValue ?? 0x40) & 0x1F))
    case .paste(let text):
      "\u{1B}[200~" + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r")
        + "\u{1B}[201~"
    }
  }
}
