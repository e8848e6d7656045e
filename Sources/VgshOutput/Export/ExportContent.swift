import VgshRuntime

/// What `export` writes out. Secrets are not in it: who fills it in has taken them out.
package enum ExportContent: Sendable {
  case services([ExportedService])
  case service(ExportedService)
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
