import Verigator
import VgshBase
import VgshRuntime

/// The name of a call of the API: `create-user`.
package struct CallName: ArgumentType {
  package let name: OperationName

  package static var typeName: String { "call" }
  package static var completion: CompletionSource { .words(names) }

  package static func convert(_ value: Value) throws(ArgumentError) -> CallName {
    let text = try String.convert(value)
    guard names.contains(text), let name = OperationName(rawValue: text) else {
      let help = Suggestion.nearest(to: text, among: names).map { "did you mean '\($0)'?" }
      throw ArgumentError(
        "'\(text.visible())' is no call of the API", help: help ?? "calls are \(names.joined(separator: ", "))")
    }
    return CallName(name: name)
  }

  private static let names = OperationName.allCases.filter { $0 != .request && $0 != .control }.map(\.rawValue)
}
