import Verigator

/// Makes clients for the server of the session.
package protocol ClientProvider: Sendable {
  /// A client for a purpose, with the session's base URL and settings as they are now.
  ///
  /// The embedded sandbox is started by the first call.
  ///
  /// - Throws: where the embedded sandbox cannot be started.
  func client(for purpose: ClientPurpose) async throws -> VerigatorClient

  /// A client for Number Verification as the session's account; its calls are `$last` too.
  ///
  /// - Throws: where the embedded sandbox cannot be started.
  func numberClient() async throws -> NumberVerificationClient
}

/// What a client is wanted for.
package enum ClientPurpose: Sendable {
  /// Calls of the API as the session's account; the last of them is `$last`.
  case api
  /// Trying out credentials, which leaves `$last` alone.
  case checking(Credentials)
  /// The sandbox's control calls: no credentials, and `$last` stays as it is.
  case control
}
