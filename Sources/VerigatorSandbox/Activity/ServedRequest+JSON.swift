import ExactJSON

extension ServedRequest {
  /// As the control calls show it.
  var json: JSON {
    [
      "id": .integer(number),
      "time": .string(time.rfc3339),
      "operation": line.operation.map { .string($0) } ?? .null,
      "method": .string(line.method),
      "path": .string(line.path),
      "status": .integer(line.status),
      "milliseconds": .double(line.milliseconds),
      "fault": line.fault.map { .string($0) } ?? .null,
      "remark": line.remark.map { .string($0) } ?? .null,
    ]
  }

  static var schema: JSONSchema {
    .object([
      "id": .integer(1...), "time": .time, "operation": .string.orNull, "method": .string, "path": .string,
      "status": .integer(100...599), "milliseconds": .number, "fault": .string.orNull, "remark": .string.orNull,
    ]).named("Request")
  }
}

extension RequestLogLine {
  /// The duration to a hundredth of a millisecond.
  fileprivate var milliseconds: Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1000 + (Double(attoseconds) / 1e13).rounded() / 100
  }
}
