import VgshBase

/// Reads lines where the terminal cannot move its cursor: the system's own line discipline edits, nothing is drawn.
final class PlainReader {
  private let input: TerminalInput
  private let output: Int32

  init(input: TerminalInput, output: Int32) {
    self.input = input
    self.output = output
  }

  func read(_ request: LineRequest) -> LineEvent {
    Terminal.write(request.prompt.plain.visible(), to: output)
    var bytes: [UInt8] = []
    while true {
      switch input.next() {
      case .byte(Key.newline): return .line(String(decoding: bytes, as: UTF8.self))
      case .byte(let byte): bytes.append(byte)
      case .woken(let reasons):
        guard reasons.isDisjoint(with: [.interrupt, .cancel]) else {
          Terminal.write("\n", to: output)
          return .interrupted
        }
      case .timeout: continue
      case .endOfInput:
        guard bytes.isEmpty else { return .line(String(decoding: bytes, as: UTF8.self)) }
        Terminal.write("\n", to: output)
        return .endOfInput
      }
    }
  }
}
