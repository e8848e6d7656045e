import VgshRuntime

/// What `export` writes out. Secrets are not in it: who fills it in has taken them out.
package enum ExportContent: Sendable {
  /// What sort of thing it is: the word behind `export`.
  package enum Kind: String, CaseIterable, Sendable {
    case services
    case service
    case users
    case session
    case last
  }

  case services([ExportedService])
  /// One service; the others of the account decide on its name where two would have the same.
  case service(ExportedService, among: [ExportedService])
  /// The rows of `show users`.
  case users([Value])
  case session(ExportedSession)
  case last(ExportedExchange)

  package var kind: Kind {
    switch self {
    case .services: .services
    case .service: .service
    case .users: .users
    case .session: .session
    case .last: .last
    }
  }
}
