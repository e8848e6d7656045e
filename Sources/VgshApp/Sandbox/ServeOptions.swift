import VerigatorSandbox
import VgshBase

/// What `vgsh sandbox` is asked for.
package struct ServeOptions: Sendable {
  package var configuration: SandboxConfiguration

  /// A file with the token that opens the control calls to other machines.
  package var adminTokenFile: String?

  /// Whether only warnings and errors are said.
  package var isQuiet = false

  package init(_ configuration: SandboxConfiguration) { self.configuration = configuration }

  /// The configuration, with what the file holds.
  ///
  /// - Throws: `UsageError` where the file gives no token.
  func completed() throws -> SandboxConfiguration {
    var configuration = configuration
    configuration.adminToken = try adminTokenFile.map(Self.token)
    return configuration
  }

  /// A token is a line, not a file.
  private static let limit = 4096

  private static func token(in path: String) throws -> String {
    let bytes: [UInt8]
    do {
      bytes = try OpenFile(path, .read).bytes(limit: limit)
    } catch {
      throw UsageError("--admin-token-file: \(error.message)", help: error.help)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("--admin-token-file: what is in '\(path.visible())' is not UTF-8")
    }
    let token = text.hasSuffix("\n") ? text.dropLast() : text[...]
    guard !token.isEmpty else { throw UsageError("--admin-token-file: there is no token in '\(path.visible())'") }
    // It travels in a header, where anything else would never arrive as it is.
    guard token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw UsageError(
        "--admin-token-file: the token in '\(path.visible())' is more than one word of visible ASCII characters",
        help: "make one by 'openssl rand -hex 32'")
    }
    return String(token)
  }
}
