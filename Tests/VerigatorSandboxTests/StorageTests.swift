import ExactJSON
import GRDB
import Glibc
import Testing
import VerigatorSandbox
import VgshTestSupport

struct StorageTests {
  private func configuration(_ path: String, durable: Bool = false) -> SandboxConfiguration {
    var configuration = SandboxConfiguration()
    configuration.storage = .file(path, durable: durable)
    return configuration
  }

  private func start(_ path: String) async -> Result<SandboxAddress, SandboxStartError> {
    let server = SandboxServer(configuration(path), wallClock: { TestSandbox.wall })
    do throws(SandboxStartError) {
      let address = try await server.start()
      await server.shutdown()
      return .success(address)
    } catch {
      return .failure(error)
    }
  }

  /// Whether a process has a lock on the file, as the system tells.
  private func isLocked(_ path: String) throws -> Bool {
    var status = stat()
    try #require(stat(path, &status) == 0)
    let file = try #require(fopen("/proc/locks", "r"))
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      if text.contains("POSIX"), text.contains(":\(status.st_ino) ") { return true }
    }
    return false
  }

  /// Does what another program might do to a database.
  ///
  /// - Returns: The connection, which is closed when it is dropped.
  @discardableResult
  private func execute(_ sql: String, on path: String) throws -> DatabaseQueue {
    let other = try DatabaseQueue(path: path)
    try other.writeWithoutTransaction { try $0.execute(sql: sql) }
    return other
  }

  @Test(arguments: [false, true]) func `a file keeps everything, the clock and a running authentication included`(
    durable: Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sandbox ?#%.sqlite")
    let (user, pin) = try await TestSandbox.run(configuration(path, durable: durable)) { sandbox in
      let user = try await sandbox.createUser()
      try await sandbox.advanceClock(seconds: 1000)
      return (user, try await sandbox.start(user))
    }
    #expect(try folder.mode(of: "sandbox ?#%.sqlite") == 0o600)
    try await TestSandbox.run(configuration(path, durable: durable)) { sandbox in
      let clock = try await sandbox.send("GET", "/sandbox/clock")
      #expect(clock.json["offset_seconds"] == 1000)
      #expect(try await sandbox.send("GET", user).status == 200)
      #expect(try await sandbox.verify(user, pin)["verified"] == true)
    }
  }

  @Test func `two servers share a file, messages included`() async throws {
    let folder = try TemporaryFolder()
    let configuration = configuration(folder.path("sandbox.sqlite"))
    try await TestSandbox.run(configuration) { first in
      try await TestSandbox.run(configuration) { second in
        let user = try await first.createUser()
        async let waiting = second.send("GET", "/sandbox/messages?after=0&wait=20")
        let pin = try await first.start(user)
        #expect(try await waiting.json["messages"]?[0]?["pin"]?.string == pin)
        try await second.advanceClock(seconds: 100)
        #expect(try await first.send("GET", "/sandbox/clock").json["offset_seconds"] == 100)
        #expect(try await second.verify(user, pin)["verified"] == true)
        #expect(try await first.send("PUT", "\(user)/auth", #"{"token":"\#(pin)"}"#).status == 404)
      }
    }
  }

  @Test func `servers started at once on a new file agree on it`() async throws {
    let folder = try TemporaryFolder()
    for round in 0..<40 {
      let path = folder.path("\(round).sqlite")
      await withTaskGroup(of: Result<SandboxAddress, SandboxStartError>.self) { group in
        for _ in 0..<8 { group.addTask { await start(path) } }
        for await result in group {
          if case .failure(let error) = result { Issue.record(error) }
        }
      }
    }
  }

  @Test func `a server that starts on a file leaves another one's lock on it alone`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sandbox.sqlite")
    try await TestSandbox.run(configuration(path)) { sandbox in
      // The lock is taken with the first write, and a process's own are no bar to itself, so the system is asked.
      _ = try await sandbox.createService()
      let before = try isLocked(path)
      #expect(before)
      _ = try await start(path).get()
      let after = try isLocked(path)
      #expect(after)
    }
  }

  @Test func `writers in two servers lose nothing`() async throws {
    let folder = try TemporaryFolder()
    let configuration = configuration(folder.path("sandbox.sqlite"))
    try await TestSandbox.run(configuration) { first in
      try await TestSandbox.run(configuration) { second in
        let service = try await first.createService()
        try await withThrowingTaskGroup(of: Void.self) { group in
          for (index, sandbox) in [first, second].enumerated() {
            group.addTask {
              for number in 0..<100 { _ = try await sandbox.createUser("\(index)-\(number)", in: service) }
            }
          }
          try await group.waitForAll()
        }
        #expect(try await first.send("GET", "\(service)/users").json["count"] == 200)
      }
    }
  }

  @Test(arguments: ["wal", "delete"]) func `another program's database is refused untouched`(mode: String) async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path("other.sqlite")
    try execute("PRAGMA journal_mode = \(mode); CREATE TABLE t (x); INSERT INTO t VALUES (1)", on: path)
    let (before, names) = (try folder.bytes(of: "other.sqlite"), try folder.names())
    #expect(await start(path) == .failure(.foreignDatabase(path: path)))
    #expect(try folder.bytes(of: "other.sqlite") == before)
    #expect(try folder.names() == names)
  }

  @Test func `a file that is no database is refused untouched`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("Dear diary", to: "diary.txt")
    let path = folder.path("diary.txt")
    #expect(await start(path) == .failure(.foreignDatabase(path: path)))
    #expect(try folder.text(of: "diary.txt") == "Dear diary")
  }

  @Test func `a database of a newer version is refused untouched`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sandbox.sqlite")
    _ = try await start(path).get()
    try execute("INSERT INTO migrations VALUES ('from the future')", on: path)
    let (before, names) = (try folder.bytes(of: "sandbox.sqlite"), try folder.names())
    #expect(await start(path) == .failure(.newerDatabase(path: path)))
    #expect(try folder.bytes(of: "sandbox.sqlite") == before)
    #expect(try folder.names() == names)
  }

  @Test func `a damaged database is refused`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sandbox.sqlite")
    _ = try await start(path).get()
    var bytes = try folder.bytes(of: "sandbox.sqlite")
    for index in 100..<4096 { bytes[index] = 0xA5 }
    try folder.write(bytes, to: "sandbox.sqlite")
    #expect(await start(path) == .failure(.damagedDatabase(path: path)))
    #expect(try folder.bytes(of: "sandbox.sqlite") == bytes)
  }

  @Test(arguments: ["", "missing/sandbox.sqlite"]) func `a file that cannot be opened is told with its reason`(
    name: String
  ) async throws {
    let folder = try TemporaryFolder()
    let path = name.isEmpty ? folder.path : folder.path(name)
    guard case .failure(.unwritableDatabase(path, let reason)) = await start(path) else {
      Issue.record("it opened")
      return
    }
    #expect(reason != "")
  }

  @Test func `a folder and an empty name are told in plain words`() async throws {
    let folder = try TemporaryFolder()
    #expect(
      await start(folder.path) == .failure(.unwritableDatabase(path: folder.path, reason: "it is a folder")))
    let nameless = SandboxStartError.unwritableDatabase(path: "", reason: "the file has no name")
    #expect(await start("") == .failure(nameless))
    #expect(nameless.description.hasPrefix(#""" cannot be opened"#))
  }

  @Test func `a pipe is not opened, which would wait forever`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(await start(path) == .failure(.unwritableDatabase(path: path, reason: "it is no regular file")))
  }

  @Test func `a locked database is told`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sandbox.sqlite")
    _ = try await start(path).get()
    // The lock is held until the connection is closed.
    let other = try execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", on: path)
    #expect(await start(path) == .failure(.busyDatabase(path: path)))
    try other.close()
    _ = try await start(path).get()
  }
}
