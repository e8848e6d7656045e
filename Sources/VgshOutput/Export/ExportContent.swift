/// What `export` writes out. Secrets are not in it: who fills it in has taken them out.
package enum ExportContent: Sendable {
  case services([ExportedService])
  case service(ExportedService)
  case session(ExportedSession)
  case last(ExportedExchange)

  /// The word behind `export`.
  package var name: String {
    switch self {
    case .services: "services"
    case .service: "service"
    case .session: "session"
    case .last: "last"
    }
  }
}
