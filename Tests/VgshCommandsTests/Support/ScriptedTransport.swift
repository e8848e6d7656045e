import ExactJSON
import HTTPTypes
import Synchronization
import Verigator

/// Answers requests with the replies it was given, in order, and keeps what was sent.
final class ScriptedTransport: Transport {
  private struct State {
    var replies: [Result<TransportReply, TransportError>] = []
    var requests: [TransportRequest] = []
  }

  private let state = Mutex(State())

  var requests: [TransportRequest] { state.withLock(\.requests) }

  /// Method and path of each request.
  var calls: [String] { requests.map { "\($0.head.method.rawValue) \($0.head.path ?? "")" } }

  func answer(_ status: Int, _ body: JSON? = nil) {
    answer(status, bytes: body?.bytes() ?? [])
  }

  func answer(_ status: Int, text: String) { answer(status, bytes: Array(text.utf8)) }

  func fail(_ error: TransportError) { state.withLock { $0.replies.append(.failure(error)) } }

  func send(_ request: TransportRequest) async throws -> TransportReply {
    let reply = state.withLock { state in
      state.requests.append(request)
      return state.replies.isEmpty ? nil : state.replies.removeFirst()
    }
    guard let reply else {
      throw TransportError(.setup, "no reply is left for \(request.head.method) \(request.url)", nothingSent: true)
    }
    return try reply.get()
  }

  private func answer(_ status: Int, bytes: [UInt8]) {
    let fields: HTTPFields = [.contentType: "application/json"]
    let reply = TransportReply(
      head: HTTPResponse(status: .init(code: status), headerFields: fields), body: bytes)
    state.withLock { $0.replies.append(.success(reply)) }
  }
}

extension TransportRequest {
  /// The body as JSON; nil where it is none.
  var json: JSON? { body.flatMap { try? JSON(parsing: $0) } }

  func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { head.headerFields[$0] } }
}
