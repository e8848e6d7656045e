import ExactJSON
import Verigator
import VgshBase
import VgshRuntime

extension HTTPSandboxControl {
  package func accounts() async throws -> [String] { try Self.names(in: try await get("/sandbox/accounts")) }

  package func addAccount(_ credentials: Credentials) async throws -> [String] {
    do {
      let body: JSON = [
        "username": .string(credentials.userName), "password": .string(credentials.password.reveal()),
      ]
      return try Self.names(in: try await send(.post, "/sandbox/accounts", body: body))
    } catch var failure as CommandFailure where failure.kind == .conflict {
      failure.help = "'sandbox account list' shows all; 'sandbox account remove NAME' takes one away"
      throw failure
    }
  }

  package func removeAccount(named name: String) async throws -> [String] {
    if let reply = try await find(.delete, "/sandbox/accounts/\(Self.encoded(name))") {
      return try Self.names(in: reply)
    }
    // A server that is no sandbox says so here.
    _ = try await accounts()
    throw CommandFailure(
      .notFound, "there is no account '\(name.visible())'", help: "'sandbox account list' shows all")
  }

  private static func names(in reply: JSON) throws(CommandFailure) -> [String] {
    guard let names = reply["accounts"]?.array else { throw undocumented("accounts") }
    return names.compactMap(\.string)
  }
}
