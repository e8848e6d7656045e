import ExactJSON
import VgshRuntime

/// A request that a sandbox has served.
package struct SandboxRequest: Sendable {
  /// The fields of its record, in order.
  static let fields = [
    "id", "time", "operation", "method", "path", "status", "milliseconds", "fault", "remark",
  ]

  /// The fields as the sandbox gave them; null where it gave none.
  package let record: Record

  package init(_ json: JSON) {
    record = Record(uniqueKeysWithValues: Self.fields.map { ($0, json[$0].map { Value($0) } ?? .null) })
  }
}
