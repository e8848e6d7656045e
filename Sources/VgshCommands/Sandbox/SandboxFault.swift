import ExactJSON
import VgshRuntime

/// A failure that a sandbox is asked for, or what is left of one.
package struct SandboxFault: Sendable, Equatable {
  /// The fields of its record, in order.
  static let fields = [
    "operation", "status", "times", "after", "probability", "delay", "jitter", "close", "truncate", "body", "path",
  ]

  /// The name of the only call it strikes; null for all.
  package var operation: String?
  package var status: Int?
  /// Requests it strikes; null for all that come.
  package var times: Int?
  /// Requests it lets pass before.
  package var after = 0
  /// From 0 to 1.
  package var probability = 1.0
  package var delay = Duration.zero
  package var jitter = Duration.zero
  package var close = false
  package var truncate = false
  package var body: String?
  package var path: String?

  package init() {}

  var record: Value {
    [
      "operation": Value(operation), "status": status.map(Value.int) ?? .null, "times": times.map(Value.int) ?? .null,
      "after": .int(after), "probability": probability == 1 ? .int(1) : .double(probability),
      "delay": .duration(delay), "jitter": .duration(jitter), "close": .bool(close), "truncate": .bool(truncate),
      "body": Value(body), "path": Value(path),
    ]
  }
}

// MARK: - On the wire

extension SandboxFault {
  /// What a sandbox told; a member it did not tell is as if nobody had asked for it.
  init(_ json: JSON) {
    operation = json["operation"]?.string
    status = json["status"]?.integer
    times = json["times"]?.integer
    after = json["after"]?.integer ?? 0
    probability = json["probability"]?.double ?? 1
    delay = .milliseconds(json["delay_ms"]?.integer ?? 0)
    jitter = .milliseconds(json["jitter_ms"]?.integer ?? 0)
    close = json["close"]?.bool ?? false
    truncate = json["truncate"]?.bool ?? false
    body = json["body"]?.string
    path = json["path"]?.string
  }

  var json: JSON {
    [
      "operation": operation.map(JSON.string) ?? .null, "path": path.map(JSON.string) ?? .null,
      "probability": .double(probability), "after": .integer(after), "times": times.map(JSON.integer) ?? .null,
      "status": status.map(JSON.integer) ?? .null, "delay_ms": .integer(delay.wholeMilliseconds),
      "jitter_ms": .integer(jitter.wholeMilliseconds), "close": .bool(close), "truncate": .bool(truncate),
      "body": body.map(JSON.string) ?? .null,
    ]
  }
}

extension Duration {
  /// At least 1 for what is not nothing; no duration is so long that its milliseconds overflow but on purpose.
  fileprivate var wholeMilliseconds: Int {
    guard self < .seconds(1 << 40) else { return .max }
    let (seconds, attoseconds) = components
    let milliseconds = Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    return milliseconds == 0 && self > .zero ? 1 : milliseconds
  }
}
