import Verigator
import VgshBase
import VgshRuntime
import VgshSession

/// A service that a command is about.
struct ResolvedService: Sendable {
  let id: ServiceID
  /// What is saved of it, or known as the current one.
  let saved: SavedService?
  /// What was written where no service of that name is saved; it went out as an id.
  let unsavedName: String?
}

/// A user that a command is about.
struct ResolvedUser: Sendable {
  let id: UserID
  /// What was written where no user of that name is there; it went out as an id.
  let unknownName: String?
}

extension CommandContext {
  /// The service that is meant; the current one where none is given.
  ///
  /// - Throws: `CommandFailure` (local) where there is no current one, or nobody logged in whose it could be.
  func service(_ reference: ServiceReference?, at span: SourceSpan? = nil) async throws -> ResolvedService {
    let service = try await resolve(reference, at: span)
    session.noteSubject(service)
    return service
  }

  private func resolve(_ reference: ServiceReference?, at span: SourceSpan?) async throws -> ResolvedService {
    guard let reference else {
      guard session.credentials != nil else {
        throw CommandFailure.local("not logged in", help: ConnectionDefaults.loginAdvice)
      }
      guard let current = session.service else {
        throw CommandFailure.local("no service is chosen", help: try await adviceToChoose())
      }
      return ResolvedService(id: try identifier(current.id, at: span), saved: current, unsavedName: nil)
    }
    let written =
      switch reference {
      case .text(let text), .id(let text): text
      }
    if let saved = try await store.service(written, in: session.account) {
      return ResolvedService(id: try identifier(saved.id, at: span), saved: saved, unsavedName: nil)
    }
    let id = try identifier(written, at: span)
    // What `use` made current without saving it is known all the same.
    let current = session.service.flatMap { $0.id == written ? $0 : nil }
    guard case .text = reference, current == nil else {
      return ResolvedService(id: id, saved: current, unsavedName: nil)
    }
    return ResolvedService(id: id, saved: nil, unsavedName: written)
  }

  /// What to do where no service is chosen. Names some of those there are, for they are what was forgotten most often.
  private func adviceToChoose() async throws -> String {
    let names = try await store.services(in: session.account).prefix(3).map { "'use \($0.name.visible())'" }
    let choice = names.isEmpty ? "'use SERVICE' or --service" : "\(names.joined(separator: ", ")) or --service"
    return "choose one by \(choice), or register one by 'create service NAME FQDN'"
  }

  /// The user that is meant: among those seen in this session, else among all that the service has.
  func user(_ reference: UserReference, of service: ResolvedService, at span: SourceSpan? = nil) async throws
    -> ResolvedUser
  {
    let user = try await resolve(reference, of: service, at: span)
    session.noteSubject(user, of: service)
    return user
  }

  private func resolve(_ reference: UserReference, of service: ResolvedService, at span: SourceSpan?) async throws
    -> ResolvedUser
  {
    switch reference {
    case .id(let id): return ResolvedUser(id: try identifier(user: id, at: span), unknownName: nil)
    case .text(let written):
      if let seen = session.user(written, of: service.id.text) {
        return ResolvedUser(id: try identifier(user: seen.id, at: span), unknownName: nil)
      }
      let users = try await listUsers(of: service)
      let found = users.first { $0.idInService == written } ?? users.first { $0.id.text == written }
      if let found { return ResolvedUser(id: found.id, unknownName: nil) }
      return ResolvedUser(id: try identifier(user: written, at: span), unknownName: written)
    }
  }

  /// All users of a service, taken note of.
  func listUsers(of service: ResolvedService) async throws -> [User] {
    let users = try await call(about: service) { client in try await client.users(of: service.id) }
    session.changeUsers { seen in
      for user in users.suffix(SeenUsers.limit) { seen.add(.init(user), service: service.id.text) }
    }
    return users
  }

  /// Sends a request as the session's account; where something was not found, the failure tells what may be the reason.
  func call<T: Sendable>(
    about service: ResolvedService? = nil, _ user: ResolvedUser? = nil,
    _ body: (VerigatorClient) async throws -> T
  ) async throws -> T {
    do {
      return try await body(try await clients.client(for: .api))
    } catch {
      guard var failure = CommandFailure.wrapping(error) as? CommandFailure, failure.kind == .notFound else {
        throw error
      }
      if let service, let user {
        // A user that was seen here may have been deleted elsewhere: the next try asks the server again.
        session.changeUsers { $0.remove(id: user.id.text, service: service.id.text) }
      }
      if let name = service?.unsavedName {
        failure.message += "; no service '\(name.visible())' is saved"
        failure.help = "'show services' lists the saved ones; 'save SERVICE-ID' adds one"
      } else if let name = user?.unknownName {
        failure.message += "; the service has no user '\(name.visible())'"
        failure.help = "'show users' lists them; 'create user USERNAME PHONE' adds one"
      }
      throw failure
    }
  }

  private func identifier(_ text: String, at span: SourceSpan?) throws -> ServiceID {
    do { return try ServiceID(text) } catch { throw CommandFailure(error, at: span) }
  }

  private func identifier(user text: String, at span: SourceSpan?) throws -> UserID {
    do { return try UserID(text) } catch { throw CommandFailure(error, at: span) }
  }
}

extension SeenUsers.User {
  init(_ user: User, phone: String? = nil) {
    self.init(id: user.id.text, name: user.idInService ?? user.id.text, phone: phone)
  }
}
