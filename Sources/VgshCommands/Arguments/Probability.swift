import VgshBase
import VgshRuntime

/// How likely something is: a number from 0 to 1.
package struct Probability: ArgumentType {
  package let value: Double

  package static var typeName: String { "probability" }

  package static func convert(_ value: Value) throws(ArgumentError) -> Probability {
    let text = try String.convert(value)
    guard let number = Double(text), (0...1).contains(number) else {
      throw ArgumentError("'\(text.visible())' is no probability", help: "write a number from 0 to 1, as 0.25")
    }
    return Probability(value: number)
  }
}
