import Glibc

/// Asks for a password: nothing of it is shown, not even its length.
package struct SecretReader: Sendable {
  private let input: Int32
  private let output: Int32
  private let modes: TerminalModes

  /// - Parameter modes: where the terminal's modes are remembered, for a signal that ends the program meanwhile.
  package init(input: Int32, output: Int32, modes: TerminalModes) {
    self.input = input
    self.output = output
    self.modes = modes
  }

  /// Reads up to Return.
  ///
  /// Backspace and Ctrl-U correct; Ctrl-C and a cancelled task interrupt; Ctrl-D on nothing ends the input, and so
  /// does the end of the terminal. The terminal's modes are back when it returns.
  package func read(prompt: String) async -> LineEvent {
    let wake = Wake()
    return await withTaskCancellationHandler {
      if Task.isCancelled { return .interrupted }
      return await withCheckedContinuation { continuation in
        SystemThread.start { continuation.resume(returning: read(prompt: prompt, wake: wake)) }
      }
    } onCancel: {
      wake.post(.cancel)
    }
  }

  private func read(prompt: String, wake: Wake) -> LineEvent {
    modes.remember(input)
    var saved = termios()
    guard tcgetattr(input, &saved) == 0 else { return .endOfInput }
    var silent = saved
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
    set(silent)
    Terminal.write(prompt, to: output)
    defer {
      Terminal.write("\n", to: output)
      set(saved)
    }
    return readKeys(TerminalInput(descriptor: input, wake: wake))
  }

  private func set(_ modes: termios) {
    var modes = modes
    while tcsetattr(input, TCSADRAIN, &modes) != 0 && errno == EINTR {}
  }

  private func readKeys(_ keys: TerminalInput) -> LineEvent {
    var bytes: [UInt8] = []
    while true {
      switch keys.next() {
      case .endOfInput: return .endOfInput
      case .timeout: continue
      case .woken(let reasons): if !reasons.isDisjoint(with: [.cancel, .interrupt]) { return .interrupted }
      case .byte(Key.controlC): return .interrupted
      case .byte(Key.newline), .byte(Key.carriageReturn): return .line(String(decoding: bytes, as: UTF8.self))
      case .byte(Key.controlD): if bytes.isEmpty { return .endOfInput }
      case .byte(Key.controlU): bytes = []
      case .byte(Key.backspace), .byte(Key.delete):
        bytes = Array(String(decoding: bytes, as: UTF8.self).dropLast().utf8)
      case .byte(Key.escape): skipSequence(keys)
      case .byte(0..<0x20): continue
      case .byte(let byte): bytes.append(byte)
      }
    }
  }

  /// Arrow keys and their like are no part of a password.
  private func skipSequence(_ keys: TerminalInput) {
    guard case .byte(let first) = keys.next(within: Key.sequenceTimeout), first == Key.bracket || first == Key.letterO
    else { return }
    while case .byte(let byte) = keys.next(within: Key.sequenceTimeout), !(0x40...0x7E).contains(byte) {}
  }
}
