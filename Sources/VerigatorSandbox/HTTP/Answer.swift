import ExactJSON
import HTTPTypes

/// What a request is answered with: a status and a body, always both.
///
/// The Python SDK parses every reply of the Verification API as a JSON object before it looks at the status, so there is
/// no empty answer and no 204; what is not JSON is not of that API.
struct Answer: Sendable {
  /// The body: a value to be encoded as JSON, or bytes as they are.
  enum Body: Sendable {
    case json(JSON)
    case encoded([UInt8])
  }

  var status: Int
  var body: Body
  var contentType = "application/json"

  /// The methods that the resource has, for the `Allow` header of a 405.
  var allowed: [String] = []

  /// Whether the connection is to be closed after this answer.
  var closesConnection = false

  init(_ status: Int, _ json: JSON) {
    self.status = status
    body = .json(json)
  }

  /// - Parameter encoded: Bytes of that content type, by default a JSON object.
  init(_ status: Int, encoded: [UInt8], contentType: String = "application/json") {
    self.status = status
    body = .encoded(encoded)
    self.contentType = contentType
  }

  init(_ problem: Problem) {
    self.init(problem.kind.rawValue, ["message": .string(problem.message)])
    allowed = problem.allowed
  }
}

// MARK: - On the wire

extension Answer {
  var bytes: [UInt8] {
    switch body {
    case .json(let json): json.bytes()
    case .encoded(let bytes): bytes
    }
  }

  /// The head of the response. There is no `Date`: the sandbox's clock can be moved, and answers are to repeat.
  func head(length: Int) -> HTTPResponse {
    var fields = HTTPFields()
    fields[.contentType] = contentType
    fields[.contentLength] = String(length)
    if !allowed.isEmpty { fields[.allow] = allowed.joined(separator: ", ") }
    if closesConnection { fields[.connection] = "close" }
    return HTTPResponse(status: .init(code: status), headerFields: fields)
  }
}
