import CEditline
import Glibc

extension EditSession {
  /// The longest text taken from one paste, in bytes; scripts are the place for more.
  static let longestPaste = 1 << 20

  private enum Input {
    case byte(UInt8)
    case timeout
    /// The read is over; `outcome` says how.
    case stop
  }

  /// libedit's question for the next character.
  ///
  /// - Returns: 1 with a character, 0 at the end, -1 with `EINTR` where the line is dropped.
  func readCharacter(into place: UnsafeMutablePointer<wchar_t>) -> Int32 {
    keepSound()
    if let character = nextCharacter() {
      place.pointee = wchar_t(character.value)
      return 1
    }
    place.pointee = 0
    guard outcome == .interrupted else { return 0 }
    errno = EINTR
    return -1
  }

  private func nextCharacter() -> Unicode.Scalar? {
    while outcome == nil {
      if !queue.isEmpty { return queue.removeFirst() }
      guard case .byte(let byte) = nextByte() else { return nil }
      switch byte {
      case Key.controlC: finish(.interrupted, showing: "^C")
      case Key.controlD where line.isEmpty: finish(.endOfInput)
      case Key.controlZ: suspend()
      case Key.escape: if let character = characterAfterEscape() { return character }
      case 0..<0x80: return Unicode.Scalar(byte)
      default: if let character = character(startingWith: byte) { return character }
      }
    }
    return nil
  }

  /// Waits for a byte and sees to what happens meanwhile.
  private func nextByte(within milliseconds: Int32 = -1) -> Input {
    if let byte = returned {
      returned = nil
      return .byte(byte)
    }
    while true {
      switch input.next(within: milliseconds) {
      case .byte(let byte): return .byte(byte)
      case .timeout: return .timeout
      case .endOfInput:
        finish(.endOfInput)
        return .stop
      case .woken(let reasons):
        if reasons.contains(.cancel) || reasons.contains(.interrupt) {
          finish(.interrupted, showing: reasons.contains(.interrupt) ? "^C" : "")
          return .stop
        }
        if reasons.contains(.resume) { takeTerminalAgain() }
        if reasons.contains(.resume) || reasons.contains(.resize) { redraw() }
      }
    }
  }

  /// Tells Escape from the keys whose sequences begin with it, and takes a paste out of the stream: whatever libedit is
  /// doing, what is pasted is never taken for keys.
  private func characterAfterEscape() -> Unicode.Scalar? {
    let alone: Unicode.Scalar = isVi ? Self.escapeKey : "\u{1B}"
    guard case .byte(let first) = nextByte(within: Key.sequenceTimeout) else { return outcome == nil ? alone : nil }
    guard first == Key.bracket || first == Key.letterO else {
      returned = first
      return alone
    }
    var sequence = [first]
    var isWhole = false
    while !isWhole, sequence.count < 16, case .byte(let byte) = nextByte(within: Key.sequenceTimeout) {
      // A sequence that is broken off: perhaps by a paste, whose own must not be missed.
      guard byte >= 0x20 else {
        returned = byte
        return nil
      }
      sequence.append(byte)
      isWhole = (0x40...0x7E).contains(byte)
    }
    guard outcome == nil, isWhole else { return nil }
    switch String(decoding: sequence, as: UTF8.self) {
    case "[200~":
      guard let text = readPaste() else { return nil }
      pendingText = text
      return Self.insertKey
    case "[201~": return nil
    default:
      queue += sequence.map { Unicode.Scalar($0) }
      return "\u{1B}"
    }
  }

  /// The rest of a character of several bytes; nil for bytes that are no UTF-8, and for C1 controls.
  private func character(startingWith first: UInt8) -> Unicode.Scalar? {
    var bytes = [first]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    while bytes.count < length {
      guard case .byte(let byte) = nextByte(within: Key.sequenceTimeout) else { return nil }
      guard byte & 0xC0 == 0x80 else {
        returned = byte
        return nil
      }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
      scalar.value >= 0xA0
    else { return nil }
    guard LineLayout.cells(of: scalar) == 0 else { return scalar }
    // libedit's way of drawing one more character at the end of the line counts a cell for it.
    pendingText = text
    return Self.insertKey
  }

  /// Reads up to the end of a paste.
  ///
  /// - Returns: the text with newlines as they should be, none at the end, so that nothing runs before Return is
  ///   pressed; nil where the read is over, by Ctrl-C for one.
  func readPaste() -> String? {
    let end = Array("\u{1B}[201~".utf8)
    var bytes: [UInt8] = []
    var tooLong = false
    while true {
      guard case .byte(let byte) = nextByte() else { return nil }
      if byte == Key.controlC {
        finish(.interrupted, showing: "^C")
        return nil
      }
      bytes.append(byte)
      if byte == Key.tilde, bytes.suffix(end.count).elementsEqual(end) { break }
      if bytes.count > Self.longestPaste {
        tooLong = true
        bytes.removeFirst(bytes.count - end.count)
      }
    }
    guard !tooLong else {
      show(["pasted text of more than 1 MiB is left out"])
      return ""
    }
    return Self.cleaned(bytes.dropLast(end.count))
  }

  static func cleaned(_ bytes: some Sequence<UInt8>) -> String {
    var text = String(decoding: Array(bytes), as: UTF8.self)
    var result = ""
    var previous: Unicode.Scalar = " "
    text.makeContiguousUTF8()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": result.unicodeScalars.append("\n")
      case "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): break
      default: result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    while result.last == "\n" { result.removeLast() }
    return result
  }
}
