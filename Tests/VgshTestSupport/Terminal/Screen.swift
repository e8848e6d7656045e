import VgshBase

/// What a terminal shows: as much of ECMA-48 and xterm as line editors and this program send.
///
/// A sequence it does not know is kept in `unknown`, so that a test can see that the model has fallen behind.
package struct Screen: Sendable {
  /// A cell; empty behind a wide character.
  private typealias Cell = String

  package private(set) var columns: Int
  package private(set) var height: Int
  package private(set) var row = 0
  package private(set) var column = 0
  /// Rows that have left at the top.
  package private(set) var scrolledOff: [String] = []
  /// Sequences this model does not act on.
  package private(set) var unknown: [String] = []
  /// Private modes that are set: 2004 is bracketed paste.
  package private(set) var modes: Set<Int> = []

  private var cells: [[Cell]]
  private var inserting = false
  private var wrapsNext = false
  private var saved = (row: 0, column: 0)
  private var state = State.ground

  private enum State {
    case ground
    case escape
    case control(String)
    case string
  }

  package init(columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    height = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows without the blanks at their ends; those below the last with text are left out.
  package var rows: [String] {
    var rows = cells.map(Self.text)
    while rows.last == "" { rows.removeLast() }
    return rows
  }

  /// All that was shown, from the top of what has scrolled away.
  package var text: String { (scrolledOff + rows).joined(separator: "\n") }

  /// The row with the cursor.
  package var cursorRow: String { Self.text(cells[row]) }

  /// Another size; what does not fit is cut off, as in xterm.
  package mutating func resize(columns: Int, rows: Int) {
    while row >= rows {
      scroll()
      row -= 1
    }
    cells = cells.prefix(rows).map { line in
      Array(line.prefix(columns)) + Array(repeating: " ", count: max(columns - line.count, 0))
    }
    while cells.count < rows { cells.append(Array(repeating: " ", count: columns)) }
    self.columns = columns
    height = rows
    row = min(row, rows - 1)
    column = min(column, columns - 1)
    wrapsNext = false
  }

  package mutating func feed(_ text: String) {
    for scalar in text.unicodeScalars { feed(scalar) }
  }

  private mutating func feed(_ scalar: Unicode.Scalar) {
    switch state {
    case .ground: ground(scalar)
    case .escape: escape(scalar)
    case .control(let parameters):
      if (0x40...0x7E).contains(scalar.value) {
        state = .ground
        control(parameters, scalar)
      } else {
        state = .control(parameters + String(scalar))
      }
    case .string: if scalar == "\u{7}" || scalar == "\\" { state = .ground }
    }
  }

  private mutating func ground(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{1B}": state = .escape
    case "\r": move(row, 0)
    case "\n": lineFeed()
    case "\u{8}": move(row, max(column - 1, 0))
    case "\t": move(row, min((column / 8 + 1) * 8, columns - 1))
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
    default: put(scalar)
    }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    state = .ground
    switch scalar {
    case "[": state = .control("")
    case "]": state = .string
    case "7": saved = (row, column)
    case "8": move(saved.row, saved.column)
    case "M": move(max(row - 1, 0), column)
    default: unknown.append("ESC \(scalar)")
    }
  }

  private mutating func control(_ parameters: String, _ final: Unicode.Scalar) {
    let numbers = parameters.drop { !$0.isNumber }.split(separator: ";").map { Int($0) ?? 0 }
    let count = max(numbers.first ?? 1, 1)
    switch (final, parameters.first) {
    case ("A", _): move(max(row - count, 0), column)
    case ("B", _): move(min(row + count, height - 1), column)
    case ("C", _): move(row, min(column + count, columns - 1))
    case ("D", _): move(row, max(column - count, 0))
    case ("G", _): move(row, min(count, columns) - 1)
    case ("H", _): move(min(count, height) - 1, min(numbers.dropFirst().first ?? 1, columns) - 1)
    case ("J", _): eraseScreen(numbers.first ?? 0)
    case ("K", _): eraseRow(numbers.first ?? 0)
    case ("P", _):
      cells[row].removeSubrange(column..<min(column + count, columns))
      fillRow()
    case ("@", _):
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      fillRow()
    case ("h", "?"): modes.formUnion(numbers)
    case ("l", "?"): modes.subtract(numbers)
    case ("h", _): if numbers.contains(4) { inserting = true }
    case ("l", _): if numbers.contains(4) { inserting = false }
    case ("m", _): break
    default: unknown.append("CSI \(parameters)\(final)")
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.of(Character(scalar))
    guard width > 0 else {
      // Joins what it follows.
      let place = wrapsNext ? column : column - 1
      if place >= 0 { cells[row][place].unicodeScalars.append(scalar) }
      return
    }
    if wrapsNext || column + width > columns {
      lineFeed()
      move(row, 0)
    }
    if inserting {
      cells[row].insert(contentsOf: Array(repeating: " ", count: width), at: column)
      fillRow()
    }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    if column + width >= columns {
      column = columns - 1
      wrapsNext = true
    } else {
      column += width
    }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if row + 1 < height { row += 1 } else { scroll() }
  }

  private mutating func scroll() {
    scrolledOff.append(Self.text(cells.removeFirst()))
    cells.append(Array(repeating: " ", count: columns))
  }

  private mutating func move(_ row: Int, _ column: Int) {
    self.row = row
    self.column = column
    wrapsNext = false
  }

  private mutating func eraseRow(_ how: Int) {
    let range = how == 0 ? column..<columns : how == 1 ? 0..<column + 1 : 0..<columns
    for place in range { cells[row][place] = " " }
  }

  private mutating func eraseScreen(_ how: Int) {
    eraseRow(how)
    let range = how == 0 ? row + 1..<height : how == 1 ? 0..<row : 0..<height
    for row in range { cells[row] = Array(repeating: " ", count: columns) }
  }

  private mutating func fillRow() {
    cells[row] = Array(cells[row].prefix(columns))
    while cells[row].count < columns { cells[row].append(" ") }
  }

  private static func text(_ cells: [Cell]) -> String {
    var text = cells.joined()
    while text.last == " " { text.removeLast() }
    return text
  }
}
