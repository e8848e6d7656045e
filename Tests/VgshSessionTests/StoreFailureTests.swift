import GRDB
import Testing
import VgshTestSupport

@testable import VgshSession

/// What SQLite answers in real trouble, in the words of the session.
struct StoreFailureTests {
  let folder = try! TemporaryFolder()
  private var path: String { folder.path("state.sqlite") }

  private func insert(_ database: Database, _ numbers: Range<Int>) throws {
    for number in numbers {
      try database.execute(
        sql: "INSERT INTO service (url, account, id, name) VALUES ('u', 'a', ?, ?)",
        arguments: ["\(number)", "\(number)" + String(repeating: "x", count: 100)])
    }
  }

  /// The failure of a change, by a connection to a database in good order.
  private func failure(of change: (DatabaseQueue) throws -> Void) throws -> StoreFailure? {
    let queue = try StateDatabase.open(path)
    do {
      try change(queue)
      return nil
    } catch {
      return StoreFailure(error, path: path)
    }
  }

  @Test func noRoomLeftIsAFullDiskAndLosesNothing() throws {
    let failure = try failure { queue in
      try queue.write { try insert($0, 0..<1) }
      try queue.writeWithoutTransaction { _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = 1") }
      try queue.write { try insert($0, 1..<1000) }
    }
    #expect(failure == .diskFull(path: path))
    #expect(failure?.message == "cannot write '\(path)': the disk is full")
    let count = try StateDatabase.open(path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM service") }
    #expect(count == 1)
  }

  @Test func aFileThatMayOnlyBeReadIsReadOnly() throws {
    let failure = try failure { queue in
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
      try queue.write { try insert($0, 0..<1) }
    }
    #expect(failure == .readOnly(path: path))
  }

  @Test func aDatabaseHeldByAnotherShellIsBusy() throws {
    let other = try StateDatabase.open(path)
    let failure = try failure { queue in
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 0") }
      try other.write { _ in try queue.write { try insert($0, 0..<1) } }
    }
    #expect(failure == .busy(path: path))
  }

  @Test func everyFailureHasWordsOfItsOwn() {
    let service = SavedService(name: "n", id: "1", fqdn: nil, ctime: nil)
    let all: [StoreFailure] = [
      .newer(path: "p"), .foreign(path: "p"), .damaged(path: "p"), .busy(path: "p"), .diskFull(path: "p"),
      .readOnly(path: "p"), .nameTaken(service), .database(path: "p", code: 1, text: "t"),
    ]
    #expect(Set(all.map(\.message)).count == all.count)
  }
}
