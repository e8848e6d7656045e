import Foundation
import GRDB
import Glibc
import Testing
import VgshBase
import VgshSession
import VgshTestSupport

struct SessionStoreTests {
  let folder = try! TemporaryFolder()
  let place = AccountPlace(url: "sandbox", account: "sandbox")
  let coffee = SavedService(name: "CoffeeShop", id: "1", fqdn: "coffeeshop.com", ctime: "2016-08-04T12:00:00.000000")

  private var path: String { folder.path("state.sqlite") }

  private func store(_ name: String = "state.sqlite") -> SessionStore {
    SessionStore(.file(folder.path(name))) { 1_769_860_800 }
  }

  @Test(arguments: [true, false])
  func savesFindsListsAndForgets(inMemory: Bool) async throws {
    let store = inMemory ? SessionStore(.memory) { 0 } : store()
    let tea = SavedService(name: "TeaShop", id: "2", fqdn: nil, ctime: nil)
    try await store.save(tea, in: place, onTakenName: .refuse)
    try await store.save(coffee, in: place, onTakenName: .refuse)
    #expect(try await store.service("CoffeeShop", in: place) == coffee)
    #expect(try await store.service("2", in: place) == tea)
    #expect(try await store.services(in: place) == [coffee, tea])
    #expect(try await store.forget("CoffeeShop", in: place) == coffee)
    #expect(try await store.forget("CoffeeShop", in: place) == nil)
    #expect(try await store.services(in: place) == [tea])
  }

  @Test func anotherShellFindsWhatWasSaved() async throws {
    try await store().save(coffee, in: place, onTakenName: .refuse)
    #expect(try await store().service("CoffeeShop", in: place) == coffee)
    #expect(try folder.mode(of: "state.sqlite") == 0o600)
  }

  @Test func nothingIsOpenedBeforeTheFirstCall() throws {
    _ = self.store("deep/state.sqlite")
    #expect(try folder.names() == [])
  }

  @Test func accountsAndServersAreKeptApart() async throws {
    let store = store()
    let other = AccountPlace(url: "https://api.verigator.com", account: "sandbox")
    try await store.save(coffee, in: place, onTakenName: .refuse)
    #expect(try await store.service("CoffeeShop", in: other) == nil)
    try await store.save(coffee, in: other, onTakenName: .refuse)
    try await store.forget("CoffeeShop", in: place)
    #expect(try await store.allServices().map(\.place) == [other])
  }

  @Test func namesAreGivenAgainOnlyWhenAnyShellChangedThem() async throws {
    let (store, other) = (store(), store())
    try await store.save(coffee, in: place, onTakenName: .refuse)
    let first = try #require(await store.serviceNames(in: place))
    #expect(first.names == ["CoffeeShop"])
    #expect(try await store.serviceNames(in: place, since: first.version) == nil)
    try await other.save(
      SavedService(name: "Bar", id: "2", fqdn: nil, ctime: nil), in: place, onTakenName: .refuse)
    let second = try #require(await store.serviceNames(in: place, since: first.version))
    #expect(second.names == ["Bar", "CoffeeShop"])
    try await store.forget("Bar", in: place)
    #expect(try await store.serviceNames(in: place, since: second.version)?.names == ["CoffeeShop"])
  }

  @Test func savingAnIDAgainChangesIt() async throws {
    let store = store()
    var renamed = coffee
    renamed.name = "Kohvik"
    try await store.save(coffee, in: place, onTakenName: .refuse)
    try await store.save(renamed, in: place, onTakenName: .refuse)
    #expect(try await store.services(in: place) == [renamed])
  }

  @Test func aTakenNameIsRefusedOrReplaced() async throws {
    let store = store()
    var second = coffee
    second.id = "2"
    try await store.save(coffee, in: place, onTakenName: .refuse)
    await #expect(throws: StoreFailure.nameTaken(coffee)) {
      try await store.save(second, in: place, onTakenName: .refuse)
    }
    #expect(try await store.services(in: place) == [coffee])
    try await store.save(second, in: place, onTakenName: .replace)
    #expect(try await store.services(in: place) == [second])
  }

  @Test func aNameIsLookedUpBeforeAnID() async throws {
    let store = store()
    let tricky = SavedService(name: "1", id: "9", fqdn: nil, ctime: nil)
    try await store.save(coffee, in: place, onTakenName: .refuse)
    try await store.save(tricky, in: place, onTakenName: .refuse)
    #expect(try await store.service("1", in: place) == tricky)
  }

  @Test func manyShellsAtOnceOnANewFile() async throws {
    let (place, folder) = (place, folder)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for shell in 0..<8 {
        group.addTask {
          let store = SessionStore(.file(folder.path("new/state.sqlite"))) { 0 }
          for number in 0..<10 {
            let service = SavedService(name: "s\(shell)-\(number)", id: "\(shell)-\(number)", fqdn: nil, ctime: nil)
            try await store.save(service, in: place, onTakenName: .refuse)
          }
          #expect(store.takeNotices().isEmpty)
        }
      }
      try await group.waitForAll()
    }
    #expect(try await store("new/state.sqlite").services(in: place).count == 80)
  }

  /// The files as a shell leaves them that is killed in the middle of a change: pages half written, journal still hot.
  @Test func aKilledShellLosesNothingThatWasSaved() async throws {
    try await store().save(coffee, in: place, onTakenName: .refuse)
    let queue = try DatabaseQueue(path: path)
    try await queue.writeWithoutTransaction { [path, folder] database in
      try database.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE")
      for number in 0..<500 {
        try database.execute(
          sql: "INSERT INTO service (url, account, id, name) VALUES ('sandbox', 'sandbox', ?, ?)",
          arguments: ["k\(number)", String(repeating: "\(number)", count: 50)])
      }
      try FileManager.default.copyItem(atPath: path, toPath: folder.path("killed.sqlite"))
      try FileManager.default.copyItem(atPath: path + "-journal", toPath: folder.path("killed.sqlite-journal"))
      try database.execute(sql: "ROLLBACK")
    }
    let killed = store("killed.sqlite")
    #expect(try await killed.services(in: place) == [coffee])
    #expect(killed.takeNotices().isEmpty)
  }

  @Test func aFileThatIsNoDatabaseIsSetAside() async throws {
    try folder.write("this is no database, only a text that is long enough to look at", to: "state.sqlite")
    let store = store()
    try await store.save(coffee, in: place, onTakenName: .refuse)
    #expect(store.takeNotices().map(\.code) == ["state-set-aside"])
    #expect(store.takeNotices().isEmpty)
    #expect(try folder.text(of: "state.sqlite.damaged-20260131T120000Z").hasPrefix("this is no database"))
    #expect(try await self.store().services(in: place) == [coffee])
  }

  @Test func aDatabaseCutShortIsSetAside() async throws {
    try await store().save(coffee, in: place, onTakenName: .refuse)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try folder.write(Array(bytes.prefix(bytes.count / 2)), to: "state.sqlite")
    let store = store()
    #expect(try await store.services(in: place) == [])
    #expect(store.takeNotices().map(\.code) == ["state-set-aside"])
    #expect(try folder.names() == ["state.sqlite", "state.sqlite.damaged-20260131T120000Z"])
  }

  @Test func anyByteOfADatabaseMayBeWrong() async throws {
    let services = (0..<60).map { SavedService(name: "s\($0)", id: "\($0)", fqdn: "f\($0).com", ctime: nil) }
    let first = store()
    for service in services { try await first.save(service, in: place, onTakenName: .refuse) }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    // What matters here: no crash, no failure that ends the session, whatever is found.
    for offset in stride(from: 0, to: bytes.count, by: 397) {
      var damaged = bytes
      damaged[offset] ^= 0xFF
      try folder.write(damaged, to: "\(offset).sqlite")
      let store = store("\(offset).sqlite")
      try await store.save(coffee, in: place, onTakenName: .replace)
      #expect(try await store.service("CoffeeShop", in: place) == coffee)
    }
  }

  @Test func damageThatShowsLaterIsSetAsideToo() async throws {
    let store = store()
    try await store.save(coffee, in: place, onTakenName: .refuse)
    try folder.write([UInt8](repeating: 0x55, count: 8192), to: "state.sqlite")
    #expect(try await store.services(in: place) == [])
    #expect(store.takeNotices().map(\.code) == ["state-set-aside"])
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() async throws {
    let queue = try DatabaseQueue(path: path)
    try await queue.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    try queue.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    try await expectMemoryOnly(saying: "another program")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func aNewerVersionsDatabaseIsLeftAlone() async throws {
    try await store().save(coffee, in: place, onTakenName: .refuse)
    let queue = try DatabaseQueue(path: path)
    try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from-the-future')") }
    try queue.close()
    try await expectMemoryOnly(saying: "newer vgsh")
    #expect(try folder.names() == ["state.sqlite"])
  }

  @Test func aFolderInItsPlaceIsNamed() async throws {
    #expect(mkdir(path, 0o700) == 0)
    try await expectMemoryOnly(saying: "folder")
  }

  @Test func aFileInPlaceOfTheFolderIsNamed() async throws {
    try folder.write("", to: "file")
    try await expectMemoryOnly(saying: folder.path("file"), in: "file/state.sqlite")
  }

  @Test func aFolderThatCannotBeMadeIsNamed() async throws {
    let store = SessionStore(.file("/proc/vgsh/state.sqlite")) { 0 }
    try await store.save(coffee, in: place, onTakenName: .refuse)
    #expect(store.takeNotices().first?.message.contains("'/proc/vgsh'") == true)
  }

  /// The session goes on in memory and says why.
  private func expectMemoryOnly(saying words: String, in name: String = "state.sqlite") async throws {
    let store = store(name)
    try await store.save(coffee, in: place, onTakenName: .refuse)
    #expect(try await store.services(in: place) == [coffee])
    let notices = store.takeNotices()
    #expect(notices.map(\.code) == ["state-not-kept"])
    #expect(notices.first?.message.contains(words) == true)
  }
}
