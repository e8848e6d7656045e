import Synchronization
import Verigator
import VgshRuntime
import VgshSession

/// What commands change about a session: where it talks to, as whom, about which service, and how it shows things.
///
/// Current service and users seen are kept apart for each account of each server, so that nothing of one is ever taken
/// for the other's, and coming back finds them again.
package final class ShellSession: Sendable {
  private struct State {
    var place: ServerPlace { didSet { account = Self.account(place, credentials) } }
    var credentials: Credentials? { didSet { account = Self.account(place, credentials) } }
    /// Asked for by every command, so made only where one of the two changes.
    private(set) var account: AccountPlace
    var services: [AccountPlace: SavedService] = [:]
    var users: [AccountPlace: SeenUsers] = [:]
    var settings: Settings
    var lastExchange: Exchange?
    var exchangeCount = 0
    /// Made when it is first asked for: most exchanges are looked at by nobody.
    var lastValue: Value?
    var hasBeenWarned = false

    init(place: ServerPlace, credentials: Credentials?, settings: Settings) {
      self.place = place
      self.credentials = credentials
      self.settings = settings
      account = Self.account(place, credentials)
    }

    private static func account(_ place: ServerPlace, _ credentials: Credentials?) -> AccountPlace {
      AccountPlace(url: place.text, account: credentials?.userName ?? "")
    }
  }

  /// What `unset` goes back to: the options of the program.
  package let defaults: Settings
  /// What was done, for `export session` and `record`.
  package let log = SessionLog()
  private let state: Mutex<State>

  package init(place: ServerPlace, credentials: Credentials?, settings: Settings = Settings()) {
    defaults = settings
    state = Mutex(State(place: place, credentials: credentials, settings: settings))
  }

  // MARK: - Connection

  package var place: ServerPlace { state.withLock(\.place) }

  package var credentials: Credentials? { state.withLock(\.credentials) }

  /// Where and as whom, in one step.
  package var connection: (place: ServerPlace, credentials: Credentials?) {
    state.withLock { ($0.place, $0.credentials) }
  }

  /// Whose saved services are meant by a name.
  package var account: AccountPlace { state.withLock(\.account) }

  /// Talks to another server from now on, with these credentials.
  package func connect(to place: ServerPlace, as credentials: Credentials?) {
    state.withLock { state in
      state.place = place
      state.credentials = credentials
    }
  }

  /// Talks as another account from now on; as none where null.
  package func logIn(_ credentials: Credentials?) {
    state.withLock { $0.credentials = credentials }
  }

  /// - Returns: true the first time: what is to be told once about the production server has not been told yet.
  package func firstTimeOnProduction() -> Bool {
    state.withLock { state in
      defer { state.hasBeenWarned = true }
      return !state.hasBeenWarned
    }
  }

  // MARK: - What it is about

  /// The current service of this account.
  package var service: SavedService? { state.withLock { $0.services[$0.account] } }

  /// Makes a service the current one; none where null.
  package func use(_ service: SavedService?) {
    state.withLock { $0.services[$0.account] = service }
  }

  /// The users of a service that passed by, the latest first.
  package func users(of service: String) -> [SeenUsers.User] {
    state.withLock { $0.users[$0.account]?.users(of: service) ?? [] }
  }

  /// The user of a service with such a name, or else with such an id, among those that passed by.
  package func user(_ nameOrID: String, of service: String) -> SeenUsers.User? {
    state.withLock { state in
      guard let users = state.users[state.account] else { return nil }
      return users.user(named: nameOrID, service: service) ?? users.user(id: nameOrID, service: service)
    }
  }

  /// Takes note of users that passed by, or forgets them.
  package func changeUsers(_ body: (inout SeenUsers) -> Void) {
    state.withLock { body(&$0.users[$0.account, default: SeenUsers()]) }
  }

  // MARK: - Settings

  package var settings: Settings { state.withLock(\.settings) }

  package func changeSettings(_ body: (inout Settings) throws(SettingFailure) -> Void) throws(SettingFailure) {
    let result = state.withLock { state in
      Result { () throws(SettingFailure) in try body(&state.settings) }
    }
    try result.get()
  }

  // MARK: - What happened

  package var lastExchange: Exchange? { state.withLock(\.lastExchange) }

  /// How many exchanges there have been: the number of the last one.
  package var exchangeCount: Int { state.withLock(\.exchangeCount) }

  /// `$last`: a record, or null before the first exchange.
  package var lastValue: Value {
    state.withLock { state in
      if let value = state.lastValue { return value }
      let value = state.lastExchange?.value ?? .null
      state.lastValue = value
      return value
    }
  }

  package func noteExchange(_ exchange: Exchange) {
    state.withLock { state in
      state.lastExchange = exchange
      state.exchangeCount += 1
      state.lastValue = nil
    }
  }

  /// Where the session is now.
  var moment: SessionMoment {
    state.withLock { state in
      SessionMoment(
        place: state.place, username: state.credentials?.userName, service: state.services[state.account])
    }
  }
}
