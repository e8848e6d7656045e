import HTTPTypes
import VgshBase
import VgshRuntime

/// A header of a request, written as in HTTP: `Name: value`.
package struct RequestHeader: ArgumentType {
  let field: HTTPField

  package static var typeName: String { "header" }

  package static func convert(_ value: Value) throws(ArgumentError) -> RequestHeader {
    let text = try String.convert(value)
    let help = "write it as 'Name: value'"
    guard let colon = text.firstIndex(of: ":") else {
      throw ArgumentError("'\(text.visible())' is no header: it has no colon", help: help)
    }
    guard let name = HTTPField.Name(String(text[..<colon]).trimmingBlanks()) else {
      throw ArgumentError("'\(text[..<colon].description.visible())' is no name of a header", help: help)
    }
    let content = String(text[text.index(after: colon)...]).trimmingBlanks()
    guard !content.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\t" }) else {
      throw ArgumentError("the value of '\(name)' holds control characters")
    }
    return RequestHeader(field: HTTPField(name: name, value: content))
  }
}
