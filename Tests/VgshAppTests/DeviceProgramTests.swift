import Foundation
import Testing
import VgshTestSupport

/// Authenticator apps, as people and scripts of the real program meet them.
@Suite("Authenticator apps", .serialized)
struct DeviceProgramTests {
  /// The lines of a screen that are a QR code.
  private func code(on terminal: PseudoTerminal) -> [String] {
    terminal.screen.text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("███") || $0.hasPrefix("▀▀▀") }
  }

  @Test("A device is drawn as a QR code that an app reads")
  func drawn() async throws {
    let run = try await PromptRun(columns: 100)
    try await run.type("create service CoffeeShop coffeeshop.com", until: "coffeeshop.com")
    try await run.type("sandbox device add +37255555555", until: "▀▀▀")
    let read = try await QRReader.read(lines: code(on: run.terminal))
    #expect(read.hasPrefix("otpauth://totp/CoffeeShop:%2B37255555555?secret="))
    try await run.type("print ((sandbox device list)[0].otpauth_uri == '\(read)')", until: "\ntrue")
  }

  @Test("A window that is too narrow gets words; other formats and variables get neither")
  func words() async throws {
    let run = try await PromptRun(columns: 40)
    try await run.type("sandbox device add +37255555555", until: "too narrow")
    #expect(code(on: run.terminal).isEmpty)
    let wide = try await PromptRun(["--output", "json"])
    try await wide.type("sandbox device add +37255555555", until: "}")
    try await wide.type("set output table", until: ">")
    try await wide.type("let device = sandbox device add +37255555556; print bound", until: "\nbound")
    #expect(code(on: wide.terminal).isEmpty)
  }

  @Test("Where nobody looks on there is no QR code, and data alone on standard output")
  func piped() async throws {
    let run = try await ProgramRun.run(
      ["--seed", "1", "-c", "sandbox clock freeze --at 2030-01-31T12:00:00Z; sandbox device add +37255555555"])
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    let fields = run.output.split(separator: "\n").suffix(4).map { $0.split(separator: " ").first.map(String.init) }
    #expect(fields == ["phone_number", "secret", "otpauth_uri", "code"])
    #expect(!run.output.contains("█"))
  }

  @Test("auth login asks for the app's code")
  func login() async throws {
    let run = try await PromptRun()
    try await run.type("create service CoffeeShop coffeeshop.com", until: "coffeeshop.com")
    try await run.type("create user ann@example.com +37255555555", until: "+37255555555")
    try await run.type("sandbox pin set +37255555555 4711", until: ">")
    try await run.type("let device = sandbox device add +37255555555; print bound", until: "\nbound")
    run.terminal.send("auth login ann@example.com --method totp")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "the question") { $0.cursorRow.hasPrefix("Code:") }
    // The PIN of an SMS, were there one.
    run.terminal.send("4711")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "another try") { $0.cursorRow.hasPrefix("That was not it, 2 tries left. Code:") }
    run.terminal.send(.control("c"))
    try await run.waitForPrompt()
    try await run.type("auth verify ann@example.com (totp($device.secret))", until: "verified  true")
  }

  @Test("An account is added with a password that is typed, and not shown")
  func account() async throws {
    let run = try await PromptRun()
    run.terminal.send("sandbox account add eve")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "the question") { $0.cursorRow.hasPrefix("Password of eve:") }
    run.terminal.send("typed-password")
    run.terminal.send(.enter)
    try await run.waitForPrompt()
    try await run.type("sandbox account list", until: "eve")
    run.terminal.send("login eve")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "the question") { $0.cursorRow.hasPrefix("Password:") }
    run.terminal.send("typed-password")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "the other account") { $0.cursorRow.hasSuffix("eve@sandbox>") }
    try await run.type("sandbox account remove eve", until: "that was the account you are logged in as")
    #expect(!run.terminal.received.contains("typed-password"))
  }

  // MARK: Recordings

  private static let beginning = """
    sandbox clock freeze --at 2030-01-31T12:00:20Z
    create service CoffeeShop coffeeshop.com
    create user john.doe@example.com +37255555555
    let device = sandbox device add +37255555555

    """
  private static let logins = """
    auth start john.doe@example.com --method totp
    auth verify john.doe@example.com 000000
    let verdict = auth verify john.doe@example.com (totp($device.secret))
    expect $verdict.verified and $verdict.method == "totp"
    sandbox clock advance 15s
    auth start john.doe@example.com --method totp
    auth verify john.doe@example.com (sandbox pin +37255555555)
    sandbox account add eve --password-env EVE_WORD
    login eve --password-env EVE_WORD
    create service TeaHouse teahouse.com
    login sandbox
    sandbox account remove eve
    sandbox device remove +37255555555

    """
  private static let environment = ["EVE_WORD": "w0rd-of-eve"]

  @Test("A session with devices and accounts is recorded without secrets, and runs again", arguments: [true, false])
  func record(_ fromBeginning: Bool) async throws {
    let folder = try TemporaryFolder()
    let start = "record start rec.vgs\n"
    let session = fromBeginning ? start + Self.beginning + Self.logins : Self.beginning + start + Self.logins
    try folder.write(session, to: "session.vgs")
    let run = try await ProgramRun.run(
      ["--quiet", "session.vgs"], environment: Self.environment, folder: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let script = try folder.text(of: "rec.vgs")
    #expect(!script.contains("w0rd") && !script.contains(/[A-Z2-7]{32}/), "\(script)")
    #expect(script.contains("# Needs in the environment: EVE_WORD\n"), "\(script)")
    // Each code is good for one success. The session came to the next after 15 s, a script may begin at another second.
    #expect(script.contains("sandbox clock advance 30s\n"), "\(script)")
    let again = try await ProgramRun.run(["--quiet", "rec.vgs"], environment: Self.environment, folder: folder.path)
    #expect(again.status == 0, "\(again.error)\n\(script)")
    guard fromBeginning else { return }
    let third = try await ProgramRun.run(
      ["--quiet", "-c", "record start third.vgs", "-c", "run rec.vgs"], environment: Self.environment,
      folder: folder.path)
    #expect(third.status == 0, "\(third.error)")
    #expect(try folder.text(of: "third.vgs") == script)
  }

  @Test("A recording that begins as an account of the sandbox adds it")
  func recordAsOther() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      sandbox account add eve --password-env EVE_WORD
      login eve --password-env EVE_WORD
      record start rec.vgs
      create service TeaHouse teahouse.com

      """, to: "session.vgs")
    let run = try await ProgramRun.run(["--quiet", "session.vgs"], environment: Self.environment, folder: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let again = try await ProgramRun.run(
      ["--quiet", "rec.vgs"], environment: ["VERIGATOR_PASSWORD": "another"], folder: folder.path)
    let script = try folder.text(of: "rec.vgs")
    #expect(again.status == 0, "\(again.error)\n\(script)")
  }
}
