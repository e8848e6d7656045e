/// Words of the system shell.
package enum ShellWord {
  /// The text as one word that the shell takes as it is: plain where nothing in it is special, else in single quotes.
  package static func quoted(_ text: String) -> String {
    guard text.isEmpty || !text.utf8.allSatisfy(isHarmless) else { return text }
    return "'" + text.unicodeScalars.reduce(into: "") { $0 += $1 == "'" ? #"'\''"# : String($1) } + "'"
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case let other: "_-./:@%+,=".utf8.contains(other)
    }
  }
}
