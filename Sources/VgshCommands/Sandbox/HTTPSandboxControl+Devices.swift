import ExactJSON
import Verigator
import VgshBase
import VgshRuntime

extension HTTPSandboxControl {
  package func devices() async throws -> [SandboxDevice] {
    guard let devices = try await get("/sandbox/devices")["devices"]?.array else { throw Self.undocumented("devices") }
    return devices.map(SandboxDevice.init)
  }

  /// The device of a number; null where it has none.
  func device(of phone: PhoneNumber) async throws -> SandboxDevice? {
    try await find(.get, Self.path(of: phone)).map(SandboxDevice.init)
  }

  package func addDevice(to phone: PhoneNumber) async throws -> SandboxDevice {
    do {
      return SandboxDevice(try await send(.post, "/sandbox/devices", body: ["phone_number": .string(phone.text)]))
    } catch var failure as CommandFailure where failure.kind == .conflict {
      failure.help = "'sandbox device list' shows it; 'sandbox device remove \(phone)' takes it away"
      throw failure
    }
  }

  package func removeDevice(of phone: PhoneNumber) async throws {
    guard try await find(.delete, Self.path(of: phone)) == nil else { return }
    // A server that is no sandbox says so here.
    _ = try await devices()
    throw CommandFailure(
      .notFound, "\(phone) has no device", help: "'sandbox device list' shows those that have one")
  }

  private static func path(of phone: PhoneNumber) -> String { "/sandbox/devices/\(encoded(phone.text))" }
}
