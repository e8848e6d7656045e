import ExactJSON
import HTTPTypes

/// What a request is answered with: a status and a body, always both.
///
/// The Python SDK parses every reply of the Verification API as a JSON object before it looks at the status, so there is
/// no empty answer and no 204; what is not JSON is not of that API.
struct Answer: Sendable {
  /// The body: a value to be encoded as JSON, bytes as they are, or what comes bit by bit.
  enum Body: Sendable {
    case json(JSON)
    case encoded([UInt8])
    case stream(AnswerStream.Producer)
  }

  var status: Int
  var body: Body
  var contentType = "application/json"

  /// Header fields besides those that follow from the rest.
  var fields = HTTPFields()

  /// The methods that the resource has, for the `Allow` header of a 405.
  var allowed: [String] = []

  /// For the log and the header `X-Sandbox-Reason`: what was wrong, where the body may not say it. Holds no secret.
  var reason: String?

  /// What a fault did to it, for its header.
  var fault: String?

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

  /// - Parameter stream: Writes the body, and returns at its end.
  init(_ status: Int, stream: @escaping AnswerStream.Producer, contentType: String) {
    self.status = status
    body = .stream(stream)
    self.contentType = contentType
  }

  init(_ problem: Problem) {
    self.init(problem.kind.rawValue, ["message": .string(problem.message)])
    allowed = problem.allowed
  }
}

// MARK: - On the wire

extension Answer {
  /// The body, where it is not a stream.
  var bytes: [UInt8] {
    switch body {
    case .json(let json): json.bytes()
    case .encoded(let bytes): bytes
    case .stream: []
    }
  }

  /// Tells a client's developer that what came is no mistake of the server.
  private static let faultHeader = HTTPField.Name("X-Sandbox-Fault")

  /// The head of the response, whose length is nil where it is not known before its end. There is no `Date`: the
  /// sandbox's clock can be moved, and answers are to repeat.
  func head(length: Int?) -> HTTPResponse {
    var fields = fields
    fields[.contentType] = contentType
    fields[.contentLength] = length.map { String($0) }
    if let reason, let name = HTTPField.Name("X-Sandbox-Reason") { fields[name] = reason }
    if !allowed.isEmpty { fields[.allow] = allowed.joined(separator: ", ") }
    if let fault, let name = Self.faultHeader { fields[name] = fault }
    if closesConnection { fields[.connection] = "close" }
    return HTTPResponse(status: .init(code: status), headerFields: fields)
  }
}
