import Verigator
import VgshRuntime

/// A PIN that a sandbox can be told to send: 4 to 16 digits, not all of them zero.
package struct PinnedPIN: ArgumentType {
  package let token: VerificationToken

  package static var typeName: String { "PIN" }
  package static var isSecret: Bool { true }

  package static func convert(_ value: Value) throws(ArgumentError) -> PinnedPIN {
    let text = try String.convert(value)
    guard let token = try? VerificationToken(text) else { throw ArgumentError("a PIN is 4 to 16 digits") }
    let digits = token.secret.reveal()
    guard (4...16).contains(digits.utf8.count) else {
      throw ArgumentError("a PIN has 4 to 16 digits, not \(digits.utf8.count)")
    }
    guard digits.contains(where: { $0 != "0" }) else {
      throw ArgumentError("a PIN is not all zeros", help: "clients that read PINs as numbers refuse zero")
    }
    return PinnedPIN(token: token)
  }
}
