import VgshBase
import VgshRuntime

/// The number a program ends with: 0 to 255.
package struct ExitCode: ArgumentType {
  package let status: ExitStatus

  package static var typeName: String { "exit status" }

  package static func convert(_ value: Value) throws(ArgumentError) -> ExitCode {
    let number = try Int.convert(value)
    guard let code = UInt8(exactly: number) else {
      throw ArgumentError("\(number) is no exit status", help: "give a whole number from 0 to 255")
    }
    return ExitCode(status: code == 0 ? .success : .requested(code))
  }
}
