import CEditline

/// Where libedit has put things: its own arithmetic again, for it tells nobody.
///
/// Needed whenever something else than libedit writes to the screen below or over the line: a list of completions,
/// `^C`, a redrawn line after the window changed.
struct LineLayout {
  private(set) var row = 0
  private(set) var column = 0
  let columns: Int

  init(columns: Int) { self.columns = max(columns, 2) }

  mutating func put<S: Sequence>(_ text: S) where S.Element == Unicode.Scalar {
    for scalar in text { put(scalar) }
  }

  mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\n":
      row += 1
      column = 0
    case "\t":
      repeat { advance(1) } while column % 8 != 0
    default:
      advance(Self.cells(of: scalar))
    }
  }

  private mutating func advance(_ width: Int) {
    // What does not fit at the end of a row goes to the next one whole.
    if column + width > columns { wrap() }
    column += width
    if column >= columns { wrap() }
  }

  private mutating func wrap() {
    row += 1
    column = 0
  }

  /// Cells of one code point as libedit shows it: controls as `^X`, what cannot be shown as `\U+XXXX`.
  static func cells(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x20 || scalar.value == 0x7F { return 2 }
    if scalar.value < 0x7F { return 1 }
    let cells = editline_cells(wchar_t(scalar.value))
    return cells >= 0 ? Int(cells) : scalar.value > 0xFFFF ? 8 : 7
  }
}
