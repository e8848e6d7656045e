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
    let text = UnsafeBufferPointer(start: start, count: end - start).map { Unicode.Scalar($0) }
    return LineState(text: text, cursor: cursor - start)
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
    let row = positions().cursor.row
    write("\r" + (row > 0 ? "\u{1B}[\(row)A" : "") + "\u{1B}[J")
    el_resize(editor)
    _ = editline_draw(editor)
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
    el_resize(editor)
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
