import ExactJSON
import Foundation
import GRDB
import Testing
import VerigatorSandbox
import VgshTestSupport

/// Databases that earlier versions left behind.
struct MigrationTests {
  private static let user =
    "/v1/service/service/5f1c0a52-6f0e-4a57-9c2e-3d8b7a1e4c10/users/b8f3d6e4-2c71-4e0b-8a95-6d4f0c2a7e31"

  @Test func `the first version's data is kept, a running authentication with its wrong tokens included`() async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path("sandbox.sqlite")
    try makeDatabase("initial", at: path)
    var configuration = SandboxConfiguration()
    configuration.storage = .file(path)
    // Twice: what is migrated is not migrated again.
    for attempt in 0..<2 {
      try await TestSandbox.run(configuration) { sandbox in
        let message = try await sandbox.newestMessage()
        #expect(message["id"] == 7 && message["pin"] == "4711")
        #expect(message["attempts_left"] == .integer(3 - attempt))
        #expect(try await sandbox.verify(Self.user, "0000") == .refused("INVALID"))
        #expect(try await sandbox.send("GET", "/sandbox/pins/+37266666666").json == ["pin": "0815"])
      }
    }
    try await TestSandbox.run(configuration) { sandbox in
      let device = try await sandbox.addDevice()
      #expect(device["otpauth_uri"]?.string?.hasPrefix("otpauth://totp/CoffeeShop:john_doe?") == true)
      #expect(try await sandbox.verify(Self.user, "4711") == ["method": "sms", "verified": true])
      #expect(try await sandbox.startByApp(Self.user) == "totp")
      #expect(try await sandbox.verify(Self.user, sandbox.code()) == ["method": "totp", "verified": true])
      // Deleting the user takes its authentication along: the new table still refers to the old one.
      _ = try await sandbox.startByApp(Self.user)
      #expect(try await sandbox.send("DELETE", Self.user).status == 202)
    }
    #expect(try count("authentications", at: path) == 0)
  }

  /// - Parameter name: Of the version that wrote it.
  private func makeDatabase(_ name: String, at path: String) throws {
    let sql = try String(contentsOfFile: ToolRun.fixture("databases/\(name).sql"), encoding: .utf8)
    let database = try DatabaseQueue(path: path)
    try database.writeWithoutTransaction { try $0.execute(sql: sql) }
    try database.close()
  }

  private func count(_ table: String, at path: String) throws -> Int? {
    try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
  }
}
