/// What the owner of a number has to type to pass an authentication.
package enum SandboxToken: Hashable, Sendable {
  /// The PIN of a message.
  case pin(String)
  /// The code that the app shows.
  case code(String)
  /// The app shows a code that was used already: none counts before the next one, so long from now by the sandbox's
  /// clock.
  case usedCode(nextIn: Duration)
}
