import VgshBase
import VgshRuntime

/// A path as it is written: relative ones start from the folder of the script, or from where the program was started.
package struct FilePath: ArgumentType {
  package let text: String

  package static var typeName: String { "file" }
  package static var completion: CompletionSource { .files }

  package static func convert(_ value: Value) throws(ArgumentError) -> FilePath {
    let text = try String.convert(value)
    guard !text.isEmpty else { throw ArgumentError("the path is empty") }
    guard !text.utf8.contains(0) else { throw ArgumentError("'\(text.visible())' is no path: it holds a zero byte") }
    return FilePath(text: text)
  }
}
