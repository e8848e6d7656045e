import VgshBase
import VgshRuntime

/// A name that a user gives to something and the server keeps.
enum Label {
  /// Of any field of the API, in characters.
  static let longest = 255

  /// The name without blanks around it.
  ///
  /// - Throws: where it is empty, too long or holds characters that cannot be seen.
  static func checked(_ value: Value, _ what: String) throws(ArgumentError) -> String {
    let text = try String.convert(value).trimmingBlanks()
    guard !text.isEmpty else { throw ArgumentError("\(what) is empty") }
    guard text.unicodeScalars.count <= longest else {
      throw ArgumentError("\(what) has \(text.unicodeScalars.count) characters", help: "at most \(longest) are allowed")
    }
    guard !text.unicodeScalars.contains(where: \.isControlling) else {
      throw ArgumentError("\(what) '\(text.visible())' holds control characters")
    }
    return text
  }
}

extension String {
  /// Without blanks and tabs at both ends.
  func trimmingBlanks() -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
