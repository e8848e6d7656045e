/// The users that passed by in a session, so that a name can be given for an id without asking the server again.
///
/// Nothing of it is kept on disk: it holds phone numbers.
package struct SeenUsers: Hashable, Sendable {
  /// So that a long import does not fill the memory; the oldest go first.
  package static let limit = 10_000

  /// A user as far as it is known.
  package struct User: Hashable, Sendable {
    /// The server's id.
    package var id: String
    /// What the service calls the user: the USERNAME of `create user`.
    package var name: String
    /// Known where the user was created in this session.
    package var phone: String?

    package init(id: String, name: String, phone: String? = nil) {
      self.id = id
      self.name = name
      self.phone = phone
    }
  }

  private struct Key: Hashable {
    let service: String
    let id: String
  }

  private var users: [Key: User] = [:]
  private var names: [String: [String: String]] = [:]
  /// By age, the oldest first.
  private var order: [Key] = []

  package init() {}

  /// Takes note of a user of a service; a phone number known before is kept.
  package mutating func add(_ user: User, service: String) {
    let key = Key(service: service, id: user.id)
    var user = user
    if let known = users[key] {
      user.phone = user.phone ?? known.phone
      if names[service]?[known.name] == user.id { names[service]?[known.name] = nil }
    } else {
      order.append(key)
      dropOldest()
    }
    users[key] = user
    names[service, default: [:]][user.name] = user.id
  }

  /// Forgets a user that was deleted.
  package mutating func remove(id: String, service: String) {
    let key = Key(service: service, id: id)
    guard let user = users.removeValue(forKey: key) else { return }
    order.removeAll { $0 == key }
    if names[service]?[user.name] == id { names[service]?[user.name] = nil }
  }

  /// Forgets all users of a service that was deleted.
  package mutating func removeAll(service: String) {
    users = users.filter { $0.key.service != service }
    order.removeAll { $0.service == service }
    names[service] = nil
  }

  package func user(named name: String, service: String) -> User? {
    guard let id = names[service]?[name] else { return nil }
    return user(id: id, service: service)
  }

  package func user(id: String, service: String) -> User? { users[Key(service: service, id: id)] }

  /// The users of a service, the latest first: what Tab offers.
  package func users(of service: String) -> [User] {
    order.reversed().compactMap { $0.service == service ? users[$0] : nil }
  }

  private mutating func dropOldest() {
    guard order.count > Self.limit else { return }
    let oldest = order[0]
    remove(id: oldest.id, service: oldest.service)
  }
}
