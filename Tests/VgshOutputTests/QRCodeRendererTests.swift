import Testing
import VgshBase
import VgshOutput
import VgshRuntime
import VgshTestSupport

@Suite("QR codes in a window")
struct QRCodeRendererTests {
  private static let uri = "otpauth://totp/CoffeeShop:john?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=CoffeeShop"

  private func code(color: Bool, width: Int) throws -> String {
    let style = ConsoleStyle(isTerminal: true, color: color, width: width)
    guard case .code(let text) = QRCodeRenderer.render(Self.uri, for: style) else { throw NoCode() }
    return text
  }

  private struct NoCode: Error {}

  @Test("is read back as it is drawn")
  func readBack() async throws {
    let lines = try code(color: false, width: 80).split(separator: "\n").map(String.init)
    #expect(try await QRReader.read(lines: lines) == Self.uri)
  }

  @Test("is light on dark by itself where there are colours, each line for itself")
  func colors() throws {
    let plain = try code(color: false, width: 80).split(separator: "\n")
    let colored = try code(color: true, width: 80).split(separator: "\n")
    #expect(colored == plain.map { "\u{1B}[97;40m\($0)\u{1B}[0m" })
  }

  @Test("needs a window as wide as it is, else there are words")
  func narrow() throws {
    let width = try code(color: false, width: 80).split(separator: "\n")[0].count
    #expect(try code(color: false, width: width).isEmpty == false)
    let narrow = QRCodeRenderer.render(Self.uri, for: ConsoleStyle(isTerminal: true, color: false, width: width - 1))
    #expect(narrow == .words(Notice("the window is too narrow for the QR code, which takes \(width) columns")))
  }

  @Test("is not there for what no code holds")
  func tooLong() {
    let rendering = QRCodeRenderer.render(String(repeating: "a", count: 3000), for: ConsoleStyle(width: 500))
    guard case .words(let words) = rendering else {
      Issue.record("drawn")
      return
    }
    #expect(words.severity == .warning && words.message.contains("too long"))
  }
}
