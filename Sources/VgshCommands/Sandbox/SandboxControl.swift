import Verigator

/// The control calls of a sandbox, embedded or at the base URL.
///
/// - Throws: `VerigatorError` or `CommandFailure` in every call; `CommandFailure` (local) where there is no sandbox.
package protocol SandboxControl: Sendable {
  func status() async throws -> SandboxState
  /// Messages, newest first.
  func messages(to phone: PhoneNumber?, limit: Int?) async throws -> [SandboxMessage]
  /// The PIN that the newest message to a number holds, if it is still good.
  ///
  /// - Parameter wait: how long to wait for one where there is none.
  func pin(of phone: PhoneNumber, wait: Duration) async throws -> String?
  /// Makes all messages to a number hold this PIN.
  func pin(_ pin: VerificationToken, to phone: PhoneNumber) async throws
  func clock() async throws -> SandboxTime
  func changeClock(_ change: SandboxTime.Change) async throws -> SandboxTime
  /// The requests that it has served, newest first.
  func requests(limit: Int?) async throws -> [SandboxRequest]
  /// What has happened behind a position; waits a while where nothing has. Nil stands for now, and does not wait.
  func events(after position: String?) async throws -> SandboxEvents
  /// Where its web page is.
  func pageURL() async throws -> String
  /// The faults in force, in the order in which they are asked.
  func faults() async throws -> [SandboxFault]
  /// Adds a fault behind those in force.
  ///
  /// - Returns: all that are in force then.
  func addFault(_ fault: SandboxFault) async throws -> [SandboxFault]
  func clearFaults() async throws
  /// Takes everything back to the beginning but the accounts.
  func reset() async throws
}
