import ExactJSON
import Testing
import VerigatorSandbox
import VgshTestSupport

struct DeviceTests {
  @Test func `a device is added, listed, looked at and removed`() async throws {
    try await TestSandbox.run { sandbox in
      #expect(try await sandbox.send("GET", "/sandbox/devices").json == ["devices": []])
      let added = try await sandbox.send("POST", "/sandbox/devices", #"{"phone_number":"+37255555555"}"#)
      #expect(added.status == 201)
      let secret = try #require(added.json["secret"]?.string)
      #expect(secret.count == 32)
      #expect(
        added.json == [
          "phone_number": "+37255555555", "secret": .string(secret),
          "otpauth_uri": .string("otpauth://totp/Verigator:%2B37255555555?secret=\(secret)&issuer=Verigator"),
          "code": .string(try await OATHTool.code(secret, at: Int(TestSandbox.wall / 1000))),
        ])
      let other = try await sandbox.addDevice("+37211111111")
      #expect(try await sandbox.send("GET", "/sandbox/devices").json == ["devices": [added.json, other]])
      let one = try await sandbox.send("GET", "/sandbox/devices/%2B37255555555").json
      #expect(one["secret"] == added.json["secret"] && one["code"] == added.json["code"])
      #expect(one["last_method"] == .null && one["usable_in_seconds"] == 0)

      let removed = try await sandbox.send("DELETE", "/sandbox/devices/+37255555555")
      #expect(removed.status == 200)
      #expect(removed.json == ["devices": [other]])
      for method in ["GET", "DELETE"] {
        let none = try await sandbox.send(method, "/sandbox/devices/+37255555555")
        #expect(none.status == 404)
        #expect(none.message == "+37255555555 has no device")
      }
    }
  }

  @Test func `a number has one device`() async throws {
    try await TestSandbox.run { sandbox in
      let device = try await sandbox.addDevice()
      let again = try await sandbox.send("POST", "/sandbox/devices", #"{"phone_number":"+37255555555"}"#)
      #expect(again.status == 409)
      #expect(again.message.contains("+37255555555 has a device already"))
      #expect(try await sandbox.send("GET", "/sandbox/devices").json == ["devices": [device]])
    }
  }

  @Test(arguments: [
    ("{}", "phone_number is missing"), (#"{"phone_number":372}"#, "phone_number must be a string"),
    (#"{"phone_number":"372"}"#, "phone_number must be + and 7 to 15 digits"), ("[]", "must be a JSON object"),
  ]) func `a body that names no number is a 422`(body: String, message: String) async throws {
    try await TestSandbox.run { sandbox in
      let reply = try await sandbox.send("POST", "/sandbox/devices", body)
      #expect(reply.status == 422)
      #expect(reply.message.contains(message))
    }
  }

  @Test func `where phone numbers are any text, so are those of devices`() async throws {
    var configuration = SandboxConfiguration()
    configuration.lenientPhone = true
    try await TestSandbox.run(configuration) { sandbox in
      let device = try await sandbox.addDevice("+xxx/1")
      #expect(device["phone_number"] == "+xxx/1")
      #expect(try await sandbox.send("DELETE", "/sandbox/devices/%2Bxxx%2F1").json == ["devices": []])
    }
  }

  @Test func `methods that a device has not are told`() async throws {
    try await TestSandbox.run { sandbox in
      for (path, allowed) in [
        ("/sandbox/devices", "GET, POST"), ("/sandbox/devices/1", "GET, DELETE"), ("/sandbox/devices/1/qr.svg", "GET"),
      ] {
        let reply = try await sandbox.send("PUT", path, "{}")
        #expect(reply.status == 405)
        #expect(reply.response[header: "allow"] == allowed)
      }
    }
  }

  @Test func `the issuer is the service that started last for the number, else the newest, else Verigator`()
    async throws
  {
    try await TestSandbox.run { sandbox in
      func label() async throws -> Substring {
        let uri = try await sandbox.send("GET", "/sandbox/devices/+37255555555").json["otpauth_uri"]?.string ?? ""
        return uri.dropFirst("otpauth://totp/".count).prefix { $0 != "?" }
      }
      _ = try await sandbox.addDevice()
      #expect(try await label() == "Verigator:%2B37255555555")
      let coffee = try await sandbox.createService("CoffeeShop")
      let john = try await sandbox.createUser("john@example.com", in: coffee)
      #expect(try await label() == "CoffeeShop:john%40example.com")
      let tea = try await sandbox.createService("TeaShop")
      #expect(try await label() == "TeaShop:%2B37255555555")
      // By SMS too: it is the service that the number's owner knows.
      _ = try await sandbox.start(john)
      #expect(try await label() == "CoffeeShop:john%40example.com")
      let jane = try await sandbox.createUser("jane", in: tea)
      _ = try await sandbox.startByApp(jane)
      #expect(try await label() == "TeaShop:jane")
      let stranger = try await sandbox.createUser("stranger", phone: "+37211111111", in: coffee)
      _ = try await sandbox.start(stranger)
      #expect(try await label() == "TeaShop:jane")
      // It is remembered after the authentication has ended, but not after the service has gone.
      _ = try await sandbox.verify(jane, sandbox.code())
      #expect(try await label() == "TeaShop:jane")
      _ = try await sandbox.send("DELETE", jane)
      #expect(try await label() == "TeaShop:%2B37255555555")
      _ = try await sandbox.send("DELETE", tea)
      #expect(try await label() == "CoffeeShop:john%40example.com")
    }
  }

  @Test func `the QR code is the otpauth URI, as a picture`() async throws {
    try await TestSandbox.run { sandbox in
      _ = try await sandbox.createUser("john.doe@example.com", in: sandbox.createService("Café Ööbik"))
      let uri = try await sandbox.addDevice()["otpauth_uri"]?.string
      let picture = try await sandbox.get("/sandbox/devices/%2B37255555555/qr.svg")
      #expect(picture.status == 200)
      #expect(picture[header: "content-type"] == "image/svg+xml")
      #expect(try await QRReader.read(svg: picture.text) == uri)
      #expect(try await sandbox.get("/sandbox/devices/+37211111111/qr.svg").status == 404)
    }
  }

  @Test func `an otpauth URI that no QR code holds is told`() async throws {
    try await TestSandbox.run { sandbox in
      let service = try await sandbox.createService(String(repeating: "🧋", count: 255))
      _ = try await sandbox.createUser("j", in: service)
      _ = try await sandbox.addDevice()
      let picture = try await sandbox.send("GET", "/sandbox/devices/+37255555555/qr.svg")
      #expect(picture.status == 404)
      #expect(picture.message.contains("too long"))
    }
  }

  @Test func `reset forgets devices, and a seed makes the same secrets again`() async throws {
    var configuration = SandboxConfiguration()
    configuration.seed = 7
    try await TestSandbox.run(configuration) { sandbox in
      let first = try await sandbox.addDevice()
      #expect(try await sandbox.addDevice("+37211111111")["secret"] != first["secret"])
      _ = try await sandbox.send("POST", "/sandbox/reset")
      #expect(try await sandbox.send("GET", "/sandbox/devices").json == ["devices": []])
      #expect(try await sandbox.addDevice() == first)
    }
    try await TestSandbox.run { sandbox in
      let first = try await sandbox.addDevice()
      #expect(try await sandbox.addDevice("+37211111111")["secret"] != first["secret"])
    }
  }
}
