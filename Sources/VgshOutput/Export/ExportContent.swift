import VgshRuntime

/// What `export` writes out. Secrets are not in it: who fills it in has taken them out.
package enum ExportContent: Sendable {
  case services([ExportedService])
  /// One service; the others of the account decide on its name where two would have the same.
  case service(ExportedService, among: [ExportedService])
  /// The rows of `show users`.
  case users([Value])
  case session(ExportedSession)
  case last(ExportedExchange)

  /// The word behind `export`.
  package var name: String {
    switch self {
    case .services: "services"
    case .service: "service"
    case .users: "users"
    case .session: "session"
    case .last: "last"
    }
  }
}
