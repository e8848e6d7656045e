/// Something that a statement shows to the reader.
enum Shown: Sendable {
  case value(Value)
  case qrCode(String)
  case text(String)
  case notice(Notice)
}

extension RunState {
  /// Shows the value of a statement; under `vgsh test` nobody reads it.
  func show(_ value: Value, qrCode: String? = nil) {
    guard observer == nil else { return }
    guard value.isWritten(in: Value.longestText) else {
      emit(.notice(Notice("a value of more than \(Value.longestText >> 20) MiB is not shown", severity: .warning)))
      return
    }
    emit(.value(value))
    if let qrCode { emit(.qrCode(qrCode)) }
  }

  func emit(_ shown: Shown) {
    if held != nil {
      held?.append(shown)
      return
    }
    switch shown {
    case .value(let value): host.show(value)
    case .qrCode(let text): host.show(qrCode: text)
    case .text(let text): host.write(text)
    case .notice(let notice): host.notice(notice)
    }
  }
}
