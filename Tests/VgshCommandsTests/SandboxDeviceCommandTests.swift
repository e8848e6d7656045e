import ExactJSON
import Testing
import Verigator
import VgshBase
import VgshCommands
import VgshRuntime

@Suite("Commands about authenticator apps")
struct SandboxDeviceCommandTests {
  private static let device: JSON = [
    "phone_number": "+37255555555", "secret": "JBSWY3DPEHPK3PXP",
    "otpauth_uri": "otpauth://totp/CoffeeShop:john?secret=JBSWY3DPEHPK3PXP&issuer=CoffeeShop", "code": "042042",
  ]

  private static func device(lastMethod: JSON = .null, usableIn seconds: Int = 0) -> JSON {
    guard case .object(var members) = device else { return .null }
    members["last_method"] = lastMethod
    members["usable_in_seconds"] = .integer(seconds)
    return .object(members)
  }

  @Test("sandbox device add gives the device, and what is drawn as a QR code")
  func add() async throws {
    let shell = try TestShell()
    shell.transport.answer(201, Self.device)
    let result = try await shell.run("sandbox device add +37255555555")
    #expect(shell.transport.calls == ["POST /sandbox/devices"])
    #expect(shell.transport.requests.first?.json == ["phone_number": "+37255555555"])
    #expect(result.value.json == Self.device)
    #expect(result.qrCode == Self.device["otpauth_uri"]?.string)
    #expect(result.notices.isEmpty)
  }

  @Test("sandbox device add says what to do about a device that is there")
  func taken() async throws {
    let shell = try TestShell()
    shell.transport.answer(409, ["message": "+37255555555 has a device already"])
    let failure = try await shell.failure(of: "sandbox device add +37255555555")
    #expect(failure.kind == .conflict && failure.status == 409)
    #expect(failure.help?.contains("sandbox device remove +37255555555") == true)
  }

  @Test("sandbox device list gives the four fields of each")
  func list() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, ["devices": [Self.device(lastMethod: "sms")]])
    let result = try await shell.run("sandbox device list")
    #expect(shell.transport.calls == ["GET /sandbox/devices"])
    #expect(result.value.json == [Self.device])
    #expect(result.qrCode == nil)
  }

  @Test("sandbox device remove takes one away; where there is none it is not found")
  func remove() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, ["devices": []])
    #expect(try await shell.run("sandbox device remove +37255555555").value.isNull)
    #expect(shell.transport.calls == ["DELETE /sandbox/devices/%2B37255555555"])
    shell.transport.answer(404, ["message": "+37255555555 has no device"])
    shell.transport.answer(200, ["devices": []])
    let failure = try await shell.failure(of: "sandbox device remove +37255555555")
    #expect(failure.kind == .notFound && failure.message == "+37255555555 has no device")
    // At a server that has no such calls at all.
    shell.transport.answer(404, ["message": "?"])
    shell.transport.answer(404, ["message": "?"])
    let nowhere = try await shell.failure(of: "sandbox device remove +37255555555")
    #expect(nowhere.message.hasPrefix("there seems to be no sandbox"))
  }

  @Test("sandbox pin gives the app's code, without a look at the inbox", arguments: [.null, "totp"] as [JSON])
  func code(_ lastMethod: JSON) async throws {
    let shell = try TestShell()
    shell.transport.answer(200, Self.device(lastMethod: lastMethod))
    #expect(try await shell.run("sandbox pin +37255555555").value.line == #""042042""#)
    #expect(shell.transport.calls == ["GET /sandbox/devices/%2B37255555555"])
  }

  @Test("where an SMS was asked for all the same, sandbox pin gives its PIN while it is good, then the code")
  func passedOver() async throws {
    let shell = try TestShell()
    for (pin, shown) in [("4821", "4821"), (nil, "042042")] as [(JSON?, String)] {
      shell.transport.answer(200, Self.device(lastMethod: "sms"))
      shell.transport.answer(200, ["messages": [["id": 7, "to": "+37255555555", "pin": pin ?? .null]]])
      #expect(try await shell.run("sandbox pin +37255555555").value.revealedText == shown)
    }
  }

  @Test("sandbox pin gives no code that was used, but waits for the next where it may")
  func used() async throws {
    let shell = try TestShell()
    shell.transport.answer(200, Self.device(usableIn: 12))
    let failure = try await shell.failure(of: "sandbox pin +37255555555 --wait 11s")
    #expect(failure.kind == .notFound && failure.message.contains("the next one comes in 12s"))
    #expect(failure.help?.contains("sandbox clock advance 12s") == true)
    shell.transport.answer(200, Self.device(usableIn: 12))
    shell.transport.answer(200, Self.device())
    let before = shell.time.elapsed
    #expect(try await shell.run("sandbox pin +37255555555 --wait 12s").value.line == #""042042""#)
    #expect(shell.time.elapsed - before == .seconds(12))
  }
}
