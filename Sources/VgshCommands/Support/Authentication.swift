import Verigator
import VgshBase
import VgshRuntime

/// What the commands that authenticate have in common.
enum Authentication {
  /// - Parameter method: what was asked for; a PIN by SMS where nothing was.
  static func start(
    _ user: ResolvedUser, of service: ResolvedService, _ method: MethodChoice?, _ context: CommandContext
  ) async throws -> StartedAuthentication {
    let method = (method ?? .sms).method
    return try await context.call(about: service, user) { client in
      try await client.startAuthentication(of: user.id, in: service.id, method: method)
    }
  }

  static func verify(
    _ token: VerificationToken, of user: ResolvedUser, in service: ResolvedService, _ context: CommandContext
  ) async throws -> Verification {
    try await context.call(about: service, user) { client in
      try await client.verify(token, of: user.id, in: service.id)
    }
  }

  /// What to tell about a start.
  static func notices(of started: StartedAuthentication) -> [Notice] {
    guard started.isFallback, let method = started.method else { return [] }
    return [Notice("\(started.requested) is not set up for this user: fell back to \(method.rawValue.visible())")]
  }
}
