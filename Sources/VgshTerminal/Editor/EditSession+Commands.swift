import CEditline

extension EditSession {
  func addCommands() {
    _ = editline_add_complete(editor) { editor, _ in
      guard let editor else { return UInt8(CC_ERROR) }
      return EditSession.of(editor).complete()
    }
    _ = editline_add_insert(editor) { editor, _ in
      guard let editor else { return UInt8(CC_ERROR) }
      return EditSession.of(editor).insertPending()
    }
    _ = editline_add_paste(editor) { editor, _ in
      guard let editor else { return UInt8(CC_ERROR) }
      return EditSession.of(editor).paste()
    }
    _ = editline_add_end(editor) { editor, _ in
      guard let editor else { return UInt8(CC_ERROR) }
      let line = EditSession.of(editor).line
      el_cursor(editor, Int32(line.text.count - line.cursor))
      return UInt8(CC_CURSOR)
    }
  }

  /// Takes a paste whose beginning libedit has recognised, not the reader.
  private func paste() -> UInt8 {
    guard let text = readPaste() else { return UInt8(CC_EOF) }
    pendingText = text
    return insertPending()
  }

  /// Puts into the line what the reader has taken out of the stream of keys.
  private func insertPending() -> UInt8 {
    guard let text = pendingText, !text.isEmpty else { return UInt8(CC_NORM) }
    pendingText = nil
    let row = cursorRow
    if makeRoom(for: text) { clearLine(from: row) }
    insert(text)
    return UInt8(CC_REFRESH)
  }

  /// Tab: puts in what all candidates have in common; on the same line again, lists them.
  private func complete() -> UInt8 {
    let before = line
    let text = String(before.text)
    guard let completer else { return UInt8(CC_ERROR) }
    let list = completer(text, before.text.prefix(before.cursor).reduce(0) { $0 + UTF8.width($1) })
    guard let replaced = scalars(list.replaced, of: text), let only = list.candidates.first else {
      return UInt8(CC_ERROR)
    }
    if list.candidates.count == 1 {
      replace(replaced, with: only.text)
      if only.addsBlank { skipOrInsertBlank() }
      return UInt8(CC_REFRESH)
    }
    let common = list.commonPart
    let typed = String(before.text[replaced])
    if common != typed, common.unicodeScalars.count >= typed.unicodeScalars.count {
      replace(replaced, with: common)
      ambiguous = line
      return UInt8(CC_REFRESH)
    }
    if ambiguous == before {
      show(CompletionMenu(candidates: list.candidates, size: size).lines)
      return UInt8(CC_NORM)
    }
    ambiguous = before
    return UInt8(CC_REFRESH_BEEP)
  }

  /// A range of UTF-8 offsets as one of code points; nil where it does not fall between characters.
  private func scalars(_ range: Range<Int>, of text: String) -> Range<Int>? {
    let range = range.clamped(to: 0..<text.utf8.count)
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
    guard let start = start.samePosition(in: text.unicodeScalars), let end = end.samePosition(in: text.unicodeScalars)
    else { return nil }
    let first = text.unicodeScalars.distance(from: text.startIndex, to: start)
    return first..<first + text.unicodeScalars.distance(from: start, to: end)
  }

  private func replace(_ range: Range<Int>, with text: String) {
    el_cursor(editor, Int32(range.upperBound - line.cursor))
    el_deletestr(editor, Int32(range.count))
    insert(text)
  }

  private func skipOrInsertBlank() {
    let line = line
    if line.cursor < line.text.count, line.text[line.cursor] == " " {
      el_cursor(editor, 1)
    } else {
      insert(" ")
    }
  }

  private func insert(_ text: String) {
    withWideCharacters(text) { _ = el_winsertstr(editor, $0) }
  }
}
