import ExactJSON
import VgshTestSupport

/// Reads a stream of server-sent events as a browser does.
struct EventReader {
  /// An event as it came; a comment has no name.
  struct Event {
    let name: String
    let id: String?
    let data: JSON
    let comment: String?
  }

  private let connection: RawConnection
  private var rest = ""

  /// The head of the response.
  private(set) var head = ""

  /// - Parameter headers: Besides `Host`.
  init(_ sandbox: TestSandbox, path: String = "/sandbox/events", headers: [String] = []) async throws {
    connection = try RawConnection(port: sandbox.address.port)
    let lines = ["GET \(path) HTTP/1.1", "Host: localhost"] + headers
    await connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
    head = try await take("\r\n\r\n") ?? ""
  }

  /// The next block of the stream: an event, a comment, or the settings at the beginning; nil at its end.
  mutating func next() async throws -> Event? {
    guard let block = try await take("\n\n") else { return nil }
    func value(_ field: String) -> String? {
      block.split(separator: "\n").first { $0.hasPrefix("\(field): ") }.map { String($0.dropFirst(field.count + 2)) }
    }
    return Event(
      name: value("event") ?? "", id: value("id"),
      data: try value("data").map { try JSON(parsing: Array($0.utf8)) } ?? .null,
      comment: value(""))
  }

  /// The next event of that name; what comes before it is dropped.
  mutating func next(_ name: String) async throws -> Event? {
    while let event = try await next() {
      if event.name == name { return event }
    }
    return nil
  }

  /// What comes before an end mark. The lengths of the chunks are left in, on lines of their own.
  private mutating func take(_ end: String) async throws -> String? {
    while true {
      if let range = rest.firstRange(of: end) {
        defer { rest.removeSubrange(..<range.upperBound) }
        return String(rest[..<range.lowerBound]).replacing("\r\n", with: "\n")
      }
      let bytes = try await connection.receiveSome()
      if bytes.isEmpty { return nil }
      rest += String(decoding: bytes, as: UTF8.self)
    }
  }
}
