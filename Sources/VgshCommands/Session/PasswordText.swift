/// Passwords as they come out of files and programs.
package enum PasswordText {
  /// The text without the one line break that editors and `echo` put behind it.
  package static func withoutLineBreak(_ text: String) -> String {
    let bytes = text.utf8
    guard bytes.last == UInt8(ascii: "\n") else { return text }
    let hasReturn = bytes.dropLast().last == UInt8(ascii: "\r")
    return String(decoding: bytes.dropLast(hasReturn ? 2 : 1), as: UTF8.self)
  }
}
