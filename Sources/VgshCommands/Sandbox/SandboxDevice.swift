import ExactJSON
import VgshRuntime

/// An authenticator app that a sandbox knows for a number.
package struct SandboxDevice: Sendable {
  /// The fields of its record, in order.
  static let fields = ["phone_number", "secret", "otpauth_uri", "code"]

  /// The fields as the sandbox gave them; null where it gave none.
  package let record: Record
  /// Whether the last authentication of the number was by SMS all the same.
  let isPassedOver: Bool
  /// How long it takes until the code is one that was not used yet.
  let usableIn: Duration

  package init(_ json: JSON) {
    record = Record(uniqueKeysWithValues: Self.fields.map { ($0, json[$0].map { Value($0) } ?? .null) })
    isPassedOver = json["last_method"]?.string == MethodChoice.sms.rawValue
    usableIn = .seconds(json["usable_in_seconds"]?.integer ?? 0)
  }

  /// What the app has to be told to be that device.
  var uri: String? { record["otpauth_uri"]?.revealedText }

  /// What is typed where the app is asked; null where the sandbox gave none.
  var token: SandboxToken? {
    usableIn > .zero ? .usedCode(nextIn: usableIn) : (record["code"]?.revealedText).map { .code($0) }
  }
}
