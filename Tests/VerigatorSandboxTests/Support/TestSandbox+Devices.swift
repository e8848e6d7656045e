import ExactJSON
import VgshTestSupport

extension TestSandbox {
  /// The number of the user that `createUser` makes.
  static let phone = "+37255555555"

  /// Sets up an app for a number and gives the device.
  func addDevice(_ phone: String = phone) async throws -> JSON {
    try await send("POST", "/sandbox/devices", #"{"phone_number":"\#(phone)"}"#).json
  }

  /// The code that the app of a number shows now.
  func code(of phone: String = phone) async throws -> String {
    try await send("GET", "/sandbox/devices/\(phone)").json["code"]?.string ?? ""
  }

  /// Starts an authentication by the app and gives the method that is used.
  func startByApp(_ user: String) async throws -> String {
    try await send("POST", "\(user)/auth", #"{"method":"totp"}"#).json["method"]?.string ?? ""
  }

  /// Stops the clock.
  func freezeClock(at time: String) async throws {
    _ = try await send("PUT", "/sandbox/clock", #"{"now":"\#(time)","frozen":true}"#)
  }

  /// A reply that is no JSON.
  func get(_ path: String) async throws -> RawResponse {
    await connection.send("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(address.port)\r\n\r\n")
    return try await receive()
  }
}

/// The codes that oathtool has for a secret.
enum OATHTool {
  /// - Parameters:
  ///   - secret: In base32.
  ///   - seconds: Since 1970.
  static func code(_ secret: String, at seconds: Int) async throws -> String {
    let run = try await ToolRun.run(
      "/usr/bin/oathtool", ["--totp", "--base32", "--now=@\(seconds)", "-"], input: secret + "\n")
    return run.output.split(separator: "\n").first.map(String.init) ?? "oathtool: \(run.error)"
  }
}
