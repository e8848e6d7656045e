import CEditline
import Glibc

/// The line being edited and the cursor, a count of code points.
struct LineState: Equatable {
  var text: [Unicode.Scalar]
  var cursor: Int

  var isEmpty: Bool { text.isEmpty }
}

extension EditSession {
  /// What libedit holds now.
  var line: LineState {
    guard let info = el_wline(editor)?.pointee, let start = info.buffer, let end = info.lastchar,
      let cursor = info.cursor
    else { return LineState(text: [], cursor: 0) }
    let text = UnsafeBufferPointer(start: start, count: max(end - start, 0)).map { Unicode.Scalar($0) }
    return LineState(text: text, cursor: min(max(cursor - start, 0), text.count))
  }

  var size: Terminal.Size { Terminal.size(outputDescriptor) ?? Terminal.Size(columns: 80, rows: 24) }

  /// Ends the read: below the line, behind a mark that says why.
  func finish(_ event: LineEvent, showing mark: String = "") {
    outcome = event
    moveToEnd()
    write(mark + "\n")
  }

  /// Writes rows below the line and draws the line again below them.
  func show(_ rows: [String]) {
    moveToEnd()
    write("\n" + rows.map { $0 + "\n" }.joined())
    _ = editline_draw(editor)
  }

  /// Draws the line again where it is, as far as that can be known: most terminals break rows anew for the new width.
  func redraw() {
    clearLine(from: cursorRow)
    measureWindow()
    _ = editline_draw(editor)
  }

  /// Takes the window's size as it is now.
  func measureWindow() {
    el_resize(editor)
    pretendedRows = nil
    _ = makeRoom()
  }

  /// Sees to it that libedit believes in a window with room for the line and what is to be added to it.
  ///
  /// Where a line fills the window, libedit counts the cursor beyond its picture of the screen and writes there:
  /// a long paste, the End key and one more character end the program. It then draws more than is seen, which does
  /// no harm.
  ///
  /// - Returns: whether libedit has forgotten what is on the screen, so that the line must be drawn again.
  func makeRoom(for added: String = "") -> Bool {
    var end = positions().end
    end.put(added.unicodeScalars)
    guard end.row + 2 >= pretendedRows ?? size.rows else { return false }
    pretendedRows = end.row + 64
    _ = editline_pretend_rows(editor, Int32(clamping: end.row + 64))
    return true
  }

  /// Before libedit does anything with a key: nothing of its state may be what it cannot bear.
  func keepSound() {
    // In vi's modes some of its commands put the cursor, and then the end, before the start of an empty line; the next
    // write there.
    if let info = el_wline(editor)?.pointee {
      if info.lastchar < info.buffer {
        withWideCharacters(" ") { _ = el_wreplacestr(editor, $0) }
        el_cursor(editor, 1)
        el_deletestr(editor, 1)
      } else if info.cursor < info.buffer {
        el_cursor(editor, Int32(info.buffer - info.cursor))
      }
    }
    let (cursor, end) = positions()
    let forgotten = makeRoom()
    // What has scrolled away cannot be reached: behind a move that far nobody knows where the cursor is.
    let lost = end.row >= size.rows && cursor.row != drawnRow
    drawnRow = cursor.row
    guard forgotten || lost else { return }
    if end.row >= size.rows { write("\u{1B}[H\u{1B}[J") } else { clearLine(from: cursor.row) }
    _ = editline_draw(editor)
  }

  /// The row of the cursor, counted from the first of the prompt.
  var cursorRow: Int { positions().cursor.row }

  /// Goes to where the prompt begins, so many rows up, and erases what follows.
  func clearLine(from row: Int) {
    write("\r" + (row > 0 ? "\u{1B}[\(row)A" : "") + "\u{1B}[J")
  }

  /// Leaves the terminal to the user's shell and takes it again afterwards.
  func suspend() {
    moveToEnd()
    write("\n")
    setPasting(false)
    _ = editline_prepare_terminal(editor, 0)
    stopJob()
    // The stop may reach another thread first: this one waits until the job goes on. Where nobody can stop the job (it
    // has no shell above it), nothing ever says so.
    if case .woken(let reasons) = TerminalInput(descriptor: -1, wake: input.wake).next(within: 200) {
      input.wake.post(reasons.subtracting(.resume))
    }
    takeTerminalAgain()
    measureWindow()
    _ = editline_draw(editor)
  }

  /// The modes of editing, whatever the terminal's are now.
  func takeTerminalAgain() {
    _ = editline_prepare_terminal(editor, 0)
    _ = editline_prepare_terminal(editor, 1)
    setPasting(true)
  }

  private func moveToEnd() {
    let (cursor, end) = positions()
    if end.row > cursor.row { write(String(repeating: "\n", count: end.row - cursor.row)) }
    if end.row != cursor.row || end.column != cursor.column {
      write("\r" + (end.column > 0 ? "\u{1B}[\(end.column)C" : ""))
    }
  }

  /// Where the cursor and the end of the line are, counted from the first row of the prompt.
  private func positions() -> (cursor: LineLayout, end: LineLayout) {
    let line = line
    var layout = LineLayout(columns: size.columns)
    layout.put(prompt.plain.unicodeScalars)
    layout.put(line.text.prefix(line.cursor))
    var end = layout
    end.put(line.text.dropFirst(line.cursor))
    return (layout, end)
  }
}
