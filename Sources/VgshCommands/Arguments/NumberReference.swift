import Verigator
import VgshRuntime

/// Which verification of a number a command is about: its id, or the record that 'number start' gave.
package struct NumberReference: ArgumentType {
  package let id: NumberVerificationID

  package static var typeName: String { "verification" }

  package static func convert(_ value: Value) throws(ArgumentError) -> NumberReference {
    let text: String
    if case .record(let record) = value {
      if record["status"]?.revealedText == "VERIFIED", record["id"]?.isNull == true {
        throw ArgumentError("this number is verified already: there is no PIN to verify")
      }
      text = try Reference.identifier(in: record, of: "verification")
    } else {
      text = try Reference.text(value, of: "verification")
    }
    do { return NumberReference(id: try NumberVerificationID(text)) } catch { throw ArgumentError(error) }
  }
}
