import Verigator
import VerigatorSandbox
import VgshRuntime

/// The sandbox inside the program: it starts when the first command needs it, and most runs of the program never do.
package actor EmbeddedSandbox {
  private let configuration: SandboxConfiguration
  private var server: SandboxServer?
  private var starting: Task<BaseURL, any Error>?

  package init(_ configuration: SandboxConfiguration) {
    self.configuration = configuration
  }

  /// Where it answers.
  ///
  /// - Throws: `CommandFailure` (local) where it cannot be started; the next call tries again.
  package func url() async throws -> BaseURL {
    if let starting { return try await starting.value }
    let server = SandboxServer(configuration, wallClock: SystemClock.milliseconds)
    let starting = Task { try BaseURL(await server.start().url) }
    self.starting = starting
    do {
      let url = try await starting.value
      self.server = server
      return url
    } catch {
      self.starting = nil
      throw CommandFailure.local("the embedded sandbox cannot start: \(error)")
    }
  }

  /// Ends it, where it runs.
  package func shutdown() async {
    await server?.shutdown()
    server = nil
    starting = nil
  }
}
