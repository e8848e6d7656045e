import CEditline

extension EditSession {
  /// Stands for Escape alone in vi's insert mode, where Escape also begins the sequences of other keys. A C1 control,
  /// as is the next: nobody types them, and libedit can bind them.
  static let escapeKey: Unicode.Scalar = "\u{80}"
  /// Has libedit call for the text that waits.
  static let insertKey: Unicode.Scalar = "\u{81}"

  /// Takes the keys of a mode. In the mode that is in use already nothing happens: the user's settings stay.
  func setEditing(_ mode: EditingMode) {
    guard isVi != (mode == .vi) else { return }
    _ = editline_set_vi(editor, mode == .vi ? 1 : 0)
    bindConvenientKeys()
    bindNeededKeys()
  }

  /// Keys the user's settings may bind otherwise.
  func bindConvenientKeys() {
    // Without a command of their own, keys that libedit does not know would put the end of their sequence into the line.
    for sequence in Self.otherKeys { bind(sequence, "ed-ignore") }
    for (sequence, command) in Self.movingKeys { bind(sequence, command) }
    let word = isVi ? ("vi-prev-word", "vi-next-word") : ("ed-prev-word", "em-next-word")
    for modifier in ["1;5", "1;3"] {
      bind("\u{1B}[\(modifier)D", word.0)
      bind("\u{1B}[\(modifier)C", word.1)
    }
    bind("^W", "ed-delete-prev-word")
  }

  /// Keys without which a part of the editor would not work.
  func bindNeededKeys() {
    bind("\t", "vgsh-complete", inCommandMode: false)
    bind(String(Self.insertKey), "vgsh-insert")
    // A paste whose first bytes came so slowly that the reader took its Escape for the key.
    bind("\u{1B}[200~", "vgsh-paste")
    // A paste behind the first key of two.
    for first in ["\u{1B}", "^X"] where !isVi { bind(first + String(Self.insertKey), "vgsh-insert") }
    guard isVi else {
      bind("^R", "em-inc-search-prev")
      bind("^S", "em-inc-search-next")
      return
    }
    // libedit's own stops before the last character, and goes before the first where there is none.
    for key in ["^E", "\u{1B}[F", "\u{1B}OF", "\u{1B}[4~", "\u{1B}[8~"] { bind(key, "vgsh-end", inCommandMode: false) }
    bind("^R", "em-inc-search-prev", inCommandMode: false)
    bind("^S", "em-inc-search-next", inCommandMode: false)
    bind(String(Self.escapeKey), "vi-command-mode", inCommandMode: false)
    withWideCharacters(String(Self.escapeKey)) { key in
      withWideCharacters("ed-ignore") { _ = editline_bind_command_mode(editor, key, $0) }
    }
    // Repeating the last change writes before the start of the line's memory where that change puts the cursor there: its
    // keys come from libedit itself, so that nothing can be set right between them.
    withWideCharacters(".") { key in
      withWideCharacters("ed-unassigned") { _ = editline_bind_command_mode(editor, key, $0) }
    }
  }

  /// Binds in the map of emacs or of vi's insert mode, and in vi's command mode.
  private func bind(_ key: String, _ command: String, inCommandMode: Bool = true) {
    let both = inCommandMode && isVi
    withWideCharacters(key) { key in
      withWideCharacters(command) { command in
        _ = editline_bind(editor, key, command)
        if both { _ = editline_bind_command_mode(editor, key, command) }
      }
    }
  }

  private static let movingKeys: [(String, String)] =
    ["[", "O"].flatMap { introducer in
      [
        ("\u{1B}\(introducer)A", "ed-prev-history"), ("\u{1B}\(introducer)B", "ed-next-history"),
        ("\u{1B}\(introducer)C", "ed-next-char"), ("\u{1B}\(introducer)D", "ed-prev-char"),
        ("\u{1B}\(introducer)H", "ed-move-to-beg"), ("\u{1B}\(introducer)F", "ed-move-to-end"),
      ]
    } + [
      ("\u{1B}[1~", "ed-move-to-beg"), ("\u{1B}[4~", "ed-move-to-end"), ("\u{1B}[7~", "ed-move-to-beg"),
      ("\u{1B}[8~", "ed-move-to-end"), ("\u{1B}[3~", "ed-delete-next-char"),
      ("\u{1B}[5~", "ed-search-prev-history"), ("\u{1B}[6~", "ed-search-next-history"),
    ]

  /// Insert, function keys, keys with modifiers, changes of focus.
  private static let otherKeys: [String] = {
    var keys = ["P", "Q", "R", "S"].map { "\u{1B}O\($0)" } + ["\u{1B}[2~", "\u{1B}[I", "\u{1B}[O", "\u{1B}[Z"]
    for number in 11...34 { keys.append("\u{1B}[\(number)~") }
    for modifier in 2...8 {
      for final in ["A", "B", "C", "D", "F", "H", "P", "Q", "R", "S"] { keys.append("\u{1B}[1;\(modifier)\(final)") }
      for number in [2, 3, 5, 6] { keys.append("\u{1B}[\(number);\(modifier)~") }
    }
    return keys
  }()
}
