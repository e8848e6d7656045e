/// Where a running sandbox answers.
package struct SandboxAddress: Sendable, Hashable {
  /// The host as it was configured.
  package let host: String

  /// The port it got, never 0.
  package let port: Int

  /// Whether only this machine can reach it.
  package let isLoopback: Bool

  /// The base URL, without a slash at the end: `http://127.0.0.1:8080`.
  ///
  /// For a server on all interfaces it names the loopback address, which is one that always works here.
  package var url: String {
    switch host {
    case "0.0.0.0": "http://127.0.0.1:\(port)"
    case "::": "http://[::1]:\(port)"
    case let host where host.contains(":"): "http://[\(host)]:\(port)"
    default: "http://\(host):\(port)"
    }
  }
}
