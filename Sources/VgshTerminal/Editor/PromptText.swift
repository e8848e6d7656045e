import VgshBase

/// A prompt as libedit takes it: wide characters, with what takes no room between markers.
struct PromptText {
  /// Around escape sequences in the text given to libedit; never part of a prompt, for controls are made visible.
  static let marker: Unicode.Scalar = "\u{1}"

  let characters: [Unicode.Scalar]
  /// The same without escape sequences.
  let plain: String

  /// - Parameter color: whether to put in the styles.
  init(_ text: StyledText, color: Bool) {
    plain = text.plain.visible()
    var characters: [Unicode.Scalar] = []
    var current: String?
    var wanted: String?
    func append(_ scalar: Unicode.Scalar, isLast: Bool) {
      if isLast { wanted = nil }
      // libedit ties an escape sequence to the character that follows and counts one cell for it: it waits for a
      // character of one cell.
      if wanted != current, LineLayout.cells(of: scalar) == 1 {
        let code = wanted.map { "\u{1B}[0;\($0)m" } ?? "\u{1B}[0m"
        characters.append(Self.marker)
        characters += Array(code.unicodeScalars)
        characters.append(Self.marker)
        current = wanted
      }
      characters.append(scalar)
    }
    for (index, run) in text.runs.enumerated() {
      wanted = color ? run.style.code : nil
      let scalars = Array(run.text.visible().unicodeScalars)
      for (place, scalar) in scalars.enumerated() {
        // A sequence behind the last character would be dropped, and what is typed would have its colour.
        append(scalar, isLast: index == text.runs.count - 1 && place == scalars.count - 1)
      }
    }
    self.characters = characters
  }
}
