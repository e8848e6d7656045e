import Testing
import VgshTestSupport

@testable import QRCodes

struct QRCodeTests {
  static let texts = [
    "otpauth://totp/CoffeeShop:john.doe%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=CoffeeShop",
    "a", String(repeating: "otpauth ", count: 80),
  ]

  @Test(arguments: texts) func `the picture is read back`(text: String) async throws {
    #expect(try await QRReader.read(svg: QRCode(text).svg) == text)
  }

  @Test(arguments: texts) func `the characters are read back`(text: String) async throws {
    let code = try QRCode(text)
    #expect(try await QRReader.read(lines: code.lines) == text)
  }

  @Test func `lines are as long as the code is wide, with the light border that readers need`() throws {
    let code = try QRCode("a")
    #expect(code.size == 21)
    #expect(code.lines.count == 15)
    #expect(code.lines.allSatisfy { $0.count == 29 })
    #expect(code.lines[0] == String(repeating: "█", count: 29))
    #expect(code.lines[14] == String(repeating: "▀", count: 29))
    // The frame of a finder pattern, whose corner is the code's.
    #expect(code.isDark(column: 0, row: 0) && !code.isDark(column: 1, row: 1))
    #expect(!code.isDark(column: -1, row: 0) && !code.isDark(column: 21, row: 0))
  }

  @Test(arguments: ["", "a\0b", String(repeating: "a", count: 2954)])
  func `what no code holds is told`(text: String) {
    #expect(throws: QRCodeFailure.unfit) { try QRCode(text) }
  }

  @Test func `the longest text fits`() throws {
    #expect(try QRCode(String(repeating: "a", count: 2953)).size == 177)
  }

  @Test func `a missing library is told, with what to install`() {
    #expect(throws: QRCodeFailure.missingLibrary("libnone.so.1")) { try QRCode("a", library: "libnone.so.1") }
    #expect("\(QRCodeFailure.missingLibrary("libnone.so.1"))".contains("libqrencode4"))
  }
}
