import VgshBase
import VgshRuntime

/// The name of an environment variable.
package struct EnvironmentName: ArgumentType {
  package let text: String

  package static var typeName: String { "environment variable" }
  package static var completion: CompletionSource { .environment }

  package static func convert(_ value: Value) throws(ArgumentError) -> EnvironmentName {
    let text = try String.convert(value)
    let isName = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "$") }
    guard isName, !text.isEmpty else {
      throw ArgumentError("'\(text.visible())' names no environment variable", help: "give its name, without a $")
    }
    return EnvironmentName(text: text)
  }
}
