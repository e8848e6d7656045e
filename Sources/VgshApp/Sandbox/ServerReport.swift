import VerigatorSandbox
import VgshBase

/// What a sandbox that begins to serve says of itself.
struct ServerReport {
  /// Accounts that are named; more only count.
  private static let mostNamed = 10

  let configuration: SandboxConfiguration
  let address: SandboxAddress
  let accounts: [String]

  var lines: [String] {
    ["address:  \(address.url)", "database: \(database)", "accounts: \(accountNames)"]
  }

  /// What nobody may overlook.
  var warnings: [String] {
    guard !address.isLoopback else { return [] }
    let control =
      configuration.adminToken == nil
      ? "control calls are taken from this machine only, for there is no --admin-token-file"
      : "whoever has the admin token can make control calls"
    return [
      "the sandbox can be reached from other machines, and its accounts are known to everybody: no data of real people",
      control,
    ]
  }

  private var database: String {
    switch configuration.storage {
    case .memory: "in memory, gone when the sandbox ends"
    case .file(let path, let durable): path.visible() + (durable ? ", safe from power cuts" : "")
    }
  }

  private var accountNames: String {
    let named = accounts.prefix(Self.mostNamed).map { $0.visible() }.joined(separator: ", ")
    let more = accounts.count > Self.mostNamed ? " and \(accounts.count - Self.mostNamed) more" : ""
    return named + more + (configuration.open ? "; any other user name is let in" : "")
  }
}
