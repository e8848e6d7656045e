import QRCodes
import VgshBase
import VgshRuntime

/// Draws QR codes for a reader on a terminal.
package enum QRCodeRenderer {
  /// What is shown of a code.
  package enum Rendering: Hashable, Sendable {
    /// Lines for a window, each with its end.
    case code(String)
    /// Words instead.
    case words(Notice)
  }

  /// - Parameter style: of the terminal.
  package static func render(_ text: String, for style: ConsoleStyle) -> Rendering {
    do throws(QRCodeFailure) {
      let lines = try QRCode(text).lines
      let width = lines.first?.count ?? 0
      guard width <= style.width else {
        return .words(Notice("the window is too narrow for the QR code, which takes \(width) columns"))
      }
      return .code(
        lines.reduce(into: "") { $0 += StyledText($1, .lightOnDark).rendered(color: style.color) + "\n" })
    } catch {
      return .words(Notice("there is no QR code: \(error)", severity: .warning))
    }
  }
}
