import ExactJSON
import VgshRuntime

/// A message in the inbox of a sandbox.
package struct SandboxMessage: Sendable {
  /// The fields of its record, in order.
  static let fields = [
    "id", "to", "sender", "text", "pin", "kind", "service_id", "user_id", "ctime", "expires", "attempts_left",
  ]

  /// The fields as the sandbox gave them; null where it gave none.
  package let record: Record

  package init(_ json: JSON) {
    record = Record(uniqueKeysWithValues: Self.fields.map { ($0, json[$0].map { Value($0) } ?? .null) })
  }

  /// What to ask for messages after this one by.
  var id: String? { record["id"].flatMap { $0.isNull ? nil : $0.displayText } }
  /// The PIN, until it is used or has expired.
  var pin: String? { record["pin"]?.revealedText }
}
