extension QRCode {
  /// The code in characters: each stands for a module and the one below it, its quiet zone included.
  ///
  /// Light modules are what is drawn, for most terminals are dark; on a light one without colours it comes out inverted,
  /// which most readers take too.
  package var lines: [String] {
    let range = -Self.quietZone..<size + Self.quietZone
    return stride(from: range.lowerBound, to: range.upperBound, by: 2).map { row in
      range.reduce(into: "") { line, column in
        // The rows are odd in number: what is below the last is not drawn.
        let isBelowLight = row + 1 < range.upperBound && !isDark(column: column, row: row + 1)
        switch (!isDark(column: column, row: row), isBelowLight) {
        case (true, true): line += "█"
        case (true, false): line += "▀"
        case (false, true): line += "▄"
        case (false, false): line += " "
        }
      }
    }
  }
}
