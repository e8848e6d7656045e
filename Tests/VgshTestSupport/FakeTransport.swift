import HTTPTypes
import Synchronization
import Verigator

/// A transport that answers from a list and keeps what it was asked to send.
package final class FakeTransport: Transport {
  /// What comes back for one request.
  package enum Answer: Sendable {
    case reply(Int, headers: HTTPFields = [:], body: String = "{}")
    case failure(TransportError)
  }

  private let state: Mutex<(answers: [Answer], requests: [TransportRequest])>

  /// - Parameter answers: What comes back for the first request, the second, and so on; the last is repeated.
  package init(_ answers: Answer...) {
    state = Mutex((answers, []))
  }

  /// All requests so far.
  package var requests: [TransportRequest] { state.withLock { $0.requests } }

  package func send(_ request: TransportRequest) async throws -> TransportReply {
    try Task.checkCancellation()
    let answer = state.withLock { state in
      state.requests.append(request)
      return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first
    }
    switch answer {
    case .reply(let status, let headers, let body):
      return TransportReply(
        head: HTTPResponse(status: .init(code: status), headerFields: headers), body: Array(body.utf8))
    case .failure(let error): throw error
    case nil: throw TransportError(.setup, "the fake transport has no answer", nothingSent: true)
    }
  }
}
