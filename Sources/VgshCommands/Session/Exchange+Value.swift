import ExactJSON
import HTTPTypes
import Verigator
import VgshRuntime

extension Exchange {
  /// `$last`: header names in lower case; `status`, `headers`, `body` null where no reply came.
  package var value: Value {
    [
      "method": .text(request.method),
      "url": .text(request.url),
      "status": reply.map { .int($0.status) } ?? .null,
      "headers": reply.map { .headers($0.head.headerFields) } ?? .null,
      "body": reply?.value ?? .null,
      "elapsed": .duration(elapsed.wholeMicroseconds),
      "attempts": .int(tries),
    ]
  }
}

extension TransportReply {
  /// The body: JSON as its value, anything else as text, null where there is none.
  package var value: Value {
    guard !body.isEmpty else { return .null }
    if let json = try? JSON(parsing: body) { return Value(json) }
    return .text(String(decoding: body, as: UTF8.self))
  }
}

extension Value {
  fileprivate static func headers(_ fields: HTTPFields) -> Value {
    var record = Record()
    for field in fields {
      let name = field.name.canonicalName
      // Repeated fields mean the same as one with a list, but for cookies, which the API does not use.
      if case .text(let earlier) = record[name] {
        record[name] = .text("\(earlier), \(field.value)")
      } else {
        record[name] = .text(field.value)
      }
    }
    return .record(record)
  }
}
