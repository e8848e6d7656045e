import ExactJSON
import Testing
import VgshTestSupport

/// Replies of a sandbox, to be held to the description that it gives of itself.
struct RecordedReplies: ~Copyable {
  /// What `validate-replies.py` says of them.
  struct Judgement {
    let problems: [String]

    /// Replies that are described and are not among them, as `create-user 409`.
    let unseen: [String]
  }

  private let sandbox: TestSandbox
  private var replies: [JSON] = []

  init(of sandbox: TestSandbox) { self.sandbox = sandbox }

  /// Makes a call and records its reply.
  @discardableResult
  mutating func send(
    _ method: String, _ path: String, _ body: String? = nil, headers: [String] = ["X-Service-Auth: sandbox:sandbox"]
  ) async throws -> TestSandbox.Reply {
    let reply = try await sandbox.send(method, path, body, headers: headers)
    let type = reply.response[header: "content-type"] ?? ""
    record(
      method, path, status: reply.status, type: type,
      body: type == "application/json" ? reply.json : .string(reply.response.text))
    return reply
  }

  /// The same for a picture or text that is asked for.
  mutating func sendForText(_ path: String) async throws {
    let reply = try await sandbox.get(path)
    record(
      "GET", path, status: reply.status, type: reply[header: "content-type"] ?? "", body: .string(reply.text))
  }

  mutating func record(_ method: String, _ path: String, status: Int, type: String, body: JSON) {
    replies.append([
      "method": .string(method), "path": .string(path), "status": .integer(status), "type": .string(type), "body": body,
    ])
  }

  consuming func judge() async throws -> Judgement {
    let folder = try TemporaryFolder()
    try folder.write(try await sandbox.send("GET", "/sandbox/openapi.json").response.text, to: "document.json")
    try folder.write(JSON.array(replies).text(), to: "replies.json")
    let run = try await ToolRun.python(
      "openapi/validate-replies.py", [folder.path("document.json"), folder.path("replies.json")])
    #expect(run.status == 0, "\(run.error)")
    let judgement = try JSON(parsing: run.output)
    func texts(_ name: String) -> [String] { judgement[name]?.array?.compactMap(\.string) ?? [] }
    return Judgement(problems: texts("problems"), unseen: texts("unseen"))
  }
}
