import Foundation
import Testing
import VgshTestSupport

/// Sessions that are written down and done again, by the real program on real sandboxes.
@Suite("Recordings")
struct RecordingTests {
  /// Some thirty commands of every kind, with loops, definitions, variables, failures, PINs and requests by hand.
  private static let session = """
    let shop = create service CoffeeShop https://coffeeshop.com/
    expect $last.status == 201
    expect $shop.name == "CoffeeShop"
    create user john.doe@example.com +37255555555
    let jane = create user jane@example.com '00372 5555 5556'
    for n in 1..3 { create user "u$n@example.com" "+3725550000$n" }
    expect len((show users)) == 5
    expect len((show users --where ($it.id_in_service contains "u"))) == 3
    let started = auth start john.doe@example.com --method totp
    expect $started.method == "sms" and $started.fallback
    auth verify john.doe@example.com 777123
    let pin = sandbox pin +37255555555
    expect len($pin) == 4
    let verdict = auth verify john.doe@example.com $pin
    expect $verdict.verified, "not verified"
    expect error conflict { create service CoffeeShop coffeeshop.com }
    expect error 404 { show service nope }
    try { create user john.doe@example.com +37255555555 } catch { print $error.kind }
    expect $last.status == 409
    expect $error.kind == "conflict"
    auth start $jane
    sandbox clock advance 301s
    expect (auth verify $jane 777123).status.expired
    sandbox clock reset
    sandbox pin set +37255555556 987654
    auth start $jane.id
    auth verify $jane 987654
    def path(id) { return "/v1/service/service/${$shop.id}/users/${$id}" }
    request GET (path($jane.id))
    let made = request POST "/v1/service/service/${$shop.id}/users" \\
      --body {id_in_service: "raw", phone_number: "+37255550009"} --header "Authorization: Bearer ${$env.API_TOKEN}"
    auth start $made.id
    request PUT (path($made.id) + "/auth") --body {method: "sms", token: (sandbox pin +37255550009)}
    let sms = number start +37255550020
    number verify $sms 777123
    expect (number verify $sms.id (sandbox pin +37255550020)).result == "VERIFIED"
    expect error not-found { number verify $sms 777123 }
    create service TeaHouse teahouse.com
    use $shop.id
    delete user u1@example.com --yes
    delete user nobody --if-exists --yes
    for user in (show users) { delete user $user }
    delete service
    use TeaHouse
    save (show service).id --as Tea
    login sandbox --password-env SANDBOX_WORD
    expect $shop.fqdn == "coffeeshop.com"

    """

  private static let environment = ["SANDBOX_WORD": "sandbox", "API_TOKEN": "t0ken-of-the-api"]

  /// Ids, times and PINs of the session, and secrets: none of it may stand in a script.
  private func holdsNothingFleeting(_ script: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for secret in ["t0ken", "987654", "777123", "•"] {
      #expect(!script.contains(secret), "\(secret)", sourceLocation: sourceLocation)
    }
    #expect(!script.contains(/[0-9a-f]{8}-[0-9a-f]{4}/), sourceLocation: sourceLocation)
    #expect(!script.contains(/20\d\d-\d\d-\d\dT/), sourceLocation: sourceLocation)
  }

  @Test("A session of every kind of command is recorded and runs again", arguments: ["", "--expect"])
  func record(_ option: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("record start rec.vgs \(option)\n" + Self.session + "record stop\n", to: "session.vgs")
    let run = try await ProgramRun.run(
      ["--output", "json", "session.vgs"], environment: Self.environment, folder: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let script = try folder.text(of: "rec.vgs")
    #expect(run.output.hasSuffix("\"commands\": 44\n}\n"), "\(run.output.suffix(80))")
    #expect(try folder.mode(of: "rec.vgs") == 0o600)
    holdsNothingFleeting(script)
    #expect(script.contains("# Needs in the environment: API_TOKEN\n"))
    #expect(script.contains("expect not $") == !option.isEmpty)

    try FileManager.default.removeItem(atPath: folder.path("session.vgs"))
    let again = try await ProgramRun.run(["--quiet", "rec.vgs"], environment: Self.environment, folder: folder.path)
    #expect(again.status == 0, "\(again.error)\n\(script)")
  }

  @Test("A recording of a replay is the same script")
  func fixedPoint() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.session, to: "session.vgs")
    let first = try await ProgramRun.run(
      ["--quiet", "-c", "record start a.vgs --expect", "-c", "source session.vgs"], environment: Self.environment,
      folder: folder.path)
    let second = try await ProgramRun.run(
      ["--quiet", "-c", "record start b.vgs --expect", "-c", "run a.vgs"], environment: Self.environment,
      folder: folder.path)
    #expect(first.status == 0 && second.status == 0, "\(first.error)\(second.error)")
    #expect(first.error.contains("recorded") && second.error.contains("recorded"))
    #expect(try folder.text(of: "a.vgs") == folder.text(of: "b.vgs"))
  }

  @Test("export session gives the same, in a script, with -c and for standard input")
  func export() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.session + "export session --to all.vgs\n", to: "session.vgs")
    let run = try await ProgramRun.run(
      ["--quiet", "session.vgs"], environment: Self.environment, folder: folder.path)
    #expect(run.status == 0, "\(run.error)")
    let script = try folder.text(of: "all.vgs")
    holdsNothingFleeting(script)
    #expect(script.hasPrefix("# A session on sandbox as sandbox\n"))
    let again = try await ProgramRun.run(["--quiet", "all.vgs"], environment: Self.environment, folder: folder.path)
    #expect(again.status == 0, "\(again.error)\n\(script)")

    let piped = try await ProgramRun.run([], input: "create service Tea tea.com\nexport session\n")
    #expect(piped.output.hasSuffix("# A session on sandbox as sandbox\n\ncreate service Tea tea.com\n"))
    let nothing = try await ProgramRun.run(["-c", "print 1", "-c", "export session"])
    #expect(nothing.output == "1\n# A session on sandbox as sandbox\n")
    let commands = try await ProgramRun.run(["-c", "sandbox clock freeze", "-c", "export session --as json"])
    #expect(commands.output.contains(#""sandbox clock freeze""#), "\(commands.output)")
  }

  @Test("What a session at the prompt has from earlier ones is made first")
  func earlier() async throws {
    let first = try await PromptRun()
    try await first.type("create service 'Coffee Shop' coffeeshop.com", until: "coffeeshop.com")
    try await first.type("create user john.doe@example.com +37255555555", until: "+37255555555")
    try await first.type("create user jane@example.com +37255555556", until: "+37255555556")
    try await first.type("create service Other other.com", until: "other.com")
    first.terminal.send(.control("d"))
    _ = try await first.terminal.waitForExit()

    let second = try await PromptRun(home: first.home)
    let file = second.home.path("rec.vgs")
    try await second.type("use 'Coffee Shop'", until: "Coffee Shop>")
    try await second.type("record start \(file) --expect", until: "Coffee Shop>")
    try await second.type("show users", until: "jane@example.com")
    try await second.type("auth start jane@example.com", until: "fallback")
    try await second.type("auth verify jane@example.com (sandbox pin +37255555556)", until: "verified  true")
    try await second.type("delete user john.doe@example.com --yes", until: "deleted  true")
    // Ctrl-D: nothing is lost.
    second.terminal.send(.control("d"))
    _ = try await second.terminal.waitForExit()

    let script = try second.home.text(of: "rec.vgs")
    holdsNothingFleeting(script)
    #expect(script.contains(#"create service "Coffee Shop" coffeeshop.com"#))
    #expect(script.contains("# the phone number of this user is not known: this one is made up"))
    #expect(script.contains("expect len($users) == 2"))
    let again = try await ProgramRun.run(["--quiet", file])
    #expect(again.status == 0, "\(again.error)\n\(script)")
  }

  @Test("A password that is typed comes from the environment")
  func password() async throws {
    let run = try await PromptRun()
    let file = run.home.path("rec.vgs")
    try await run.type("record start \(file)", until: "sandbox>")
    run.terminal.send("login ann --no-check")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "the question") { $0.cursorRow.hasPrefix("Password") }
    run.terminal.send("typed-password")
    run.terminal.send(.enter)
    try await run.terminal.wait(for: "the other account") { $0.cursorRow.hasSuffix("ann@sandbox>") }
    run.terminal.send("exit 3")
    run.terminal.send(.enter)
    #expect(try await run.terminal.waitForExit() == 3)
    let script = try run.home.text(of: "rec.vgs")
    #expect(script.contains("# Needs in the environment: VERIGATOR_PASSWORD\n"))
    #expect(script.contains("login ann --password-env VERIGATOR_PASSWORD --no-check\n"))
    #expect(!script.contains("typed-password"))
  }

  @Test("A recording is written where the script ends early, and says so; what cannot be written is a failure")
  func early() async throws {
    let folder = try TemporaryFolder()
    let failed = try await ProgramRun.run(
      ["-c", "record start rec.vgs", "-c", "create service Tea tea.com; expect 1 == 2"], folder: folder.path)
    #expect(failed.status == 1)
    #expect(failed.error.contains("recorded 1 commands in 'rec.vgs'"))
    #expect(try folder.text(of: "rec.vgs").hasSuffix("\n\ncreate service Tea tea.com\n"))
    let lost = try await ProgramRun.run(
      ["-c", "record start new.vgs; ! touch new.vgs"], folder: folder.path)
    #expect(lost.status == 3 && lost.error.contains("new.vgs"), "\(lost.error)")
  }

  @Test(
    "A recording that cannot begin says why",
    arguments: [
      ("record start there.vgs", "exists"), ("record start folder", "folder"), ("record start none/x.vgs", "none"),
      ("record stop", "nothing is being recorded"), ("record start a.vgs; record start b.vgs", "a.vgs"),
    ])
  func refused(_ line: String, _ reason: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "there.vgs")
    try FileManager.default.createDirectory(atPath: folder.path("folder"), withIntermediateDirectories: true)
    let run = try await ProgramRun.run(["-c", line], folder: folder.path)
    #expect(run.status == 3 && run.error.contains(reason), "\(run.error)")
    #expect(try folder.text(of: "there.vgs") == "old")
  }
}
