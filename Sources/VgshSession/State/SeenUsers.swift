import VgshBase

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

  fileprivate struct Entry: Hashable {
    var user: User
    /// Grows from one user to the next: what tells the older from the later.
    let number: Int
  }

  fileprivate struct Service: Hashable {
    /// By id.
    var users: [String: Entry] = [:]
    /// Ids by name.
    var names: [String: String] = [:]
  }

  private var services: [String: Service] = [:]
  private var count = 0
  private var nextNumber = 0

  package init() {}

  /// Takes note of a user of a service; a phone number known before is kept.
  package mutating func add(_ user: User, service: String) {
    if services[service, default: Service()].add(Entry(user: user, number: nextNumber)) { count += 1 }
    nextNumber += 1
    if count > Self.limit { dropOldest() }
  }

  /// Forgets a user that was deleted.
  package mutating func remove(id: String, service: String) {
    if services[service]?.remove(id) == true { count -= 1 }
  }

  /// Forgets all users of a service that was deleted.
  package mutating func removeAll(service: String) {
    count -= services.removeValue(forKey: service)?.users.count ?? 0
  }

  package func user(named name: String, service: String) -> User? {
    guard let service = services[service], let id = service.names[name] else { return nil }
    return service.users[id]?.user
  }

  package func user(id: String, service: String) -> User? { services[service]?.users[id]?.user }

  /// The users of a service, the latest first: what Tab offers.
  package func users(of service: String) -> [User] {
    (services[service]?.users.values.sorted { $0.number > $1.number } ?? []).map(\.user)
  }

  /// Drops a tenth at once, so that an import past the limit does not pay for each user.
  private mutating func dropOldest() {
    let numbers = services.values.flatMap { $0.users.values.map(\.number) }.sorted()
    let firstKept = numbers[numbers.count / 10]
    for (name, service) in services {
      for (id, entry) in service.users where entry.number < firstKept { remove(id: id, service: name) }
    }
  }
}

extension SeenUsers.Service {
  /// - Returns: whether the user was not known.
  fileprivate mutating func add(_ entry: SeenUsers.Entry) -> Bool {
    let (id, name) = (entry.user.id, entry.user.name)
    guard let known = users[id] else {
      users[id] = entry
      names[name] = id
      return true
    }
    if known.user.name != name, names[known.user.name] == id { names[known.user.name] = nil }
    names[name] = id
    users[id]?.user = SeenUsers.User(id: id, name: name, phone: entry.user.phone ?? known.user.phone)
    return false
  }

  /// - Returns: whether the user was known.
  fileprivate mutating func remove(_ id: String) -> Bool {
    guard let entry = users.removeValue(forKey: id) else { return false }
    if names[entry.user.name] == id { names[entry.user.name] = nil }
    return true
  }
}
