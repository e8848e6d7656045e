/// An entry of the history as one line of its file: backslash, newline and carriage return are escaped.
enum HistoryLine {
  static let end = UInt8(ascii: "\n")

  static func encode(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += #"\\"#
      case "\n": line += #"\n"#
      case "\r": line += #"\r"#
      case "\0": line += #"\0"#
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The entry of a line; an unknown escape, such as one typed with an editor, stays as it is.
  static func decode(_ line: some StringProtocol) -> String {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return String(line) }
    var entry = ""
    var scalars = line.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "\\" else {
        entry.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.next() {
      case "\\": entry += "\\"
      case "n": entry += "\n"
      case "r": entry += "\r"
      case "0": entry += "\0"
      case let other?:
        entry += "\\"
        entry.unicodeScalars.append(other)
      case nil: entry += "\\"
      }
    }
    return entry
  }
}
