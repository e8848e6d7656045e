import Verigator

/// The control calls of a sandbox, embedded or at the base URL.
///
/// - Throws: `VerigatorError` or `CommandFailure` in every call; `CommandFailure` (local) where there is no sandbox.
package protocol SandboxControl: Sendable {
  func status() async throws -> SandboxState
  /// Messages, newest first.
  func messages(to phone: PhoneNumber?, limit: Int?) async throws -> [SandboxMessage]
  /// What the owner of a number has to type now: the PIN that the newest message holds, or the code of the app.
  ///
  /// - Parameter wait: how long to wait for a PIN where there is neither.
  func token(of phone: PhoneNumber, wait: Duration) async throws -> SandboxToken?
  /// Makes all messages to a number hold this PIN.
  func pin(_ pin: VerificationToken, to phone: PhoneNumber) async throws
  /// The authenticator apps, in the order they were added.
  func devices() async throws -> [SandboxDevice]
  /// Sets up an app for a number.
  ///
  /// - Throws: a `CommandFailure` (conflict) where it has one.
  func addDevice(to phone: PhoneNumber) async throws -> SandboxDevice
  /// - Throws: a `CommandFailure` (not-found) where the number has none.
  func removeDevice(of phone: PhoneNumber) async throws
  /// The names of the accounts, in the order they were added.
  func accounts() async throws -> [String]
  /// - Returns: the names of all accounts, as the two calls below and above.
  /// - Throws: a `CommandFailure` (conflict) where there is one of that name.
  func addAccount(_ credentials: Credentials) async throws -> [String]
  /// Removes an account with its services and their users.
  ///
  /// - Throws: a `CommandFailure` (not-found) where there is none.
  func removeAccount(named name: String) async throws -> [String]
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
