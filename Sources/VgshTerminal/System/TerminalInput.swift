import Glibc

/// Bytes from a terminal, one at a time, for a thread that may be woken while it waits.
///
/// It reads no further than asked, so that what was typed ahead stays for whoever reads next: a password, a child.
final class TerminalInput {
  enum Event: Equatable {
    case byte(UInt8)
    case woken(Wake.Reasons)
    case timeout
    case endOfInput
  }

  let descriptor: Int32
  let wake: Wake

  init(descriptor: Int32, wake: Wake) {
    self.descriptor = descriptor
    self.wake = wake
  }

  /// The next byte, or why there is none.
  ///
  /// - Parameter milliseconds: how long to wait; negative is for ever.
  func next(within milliseconds: Int32 = -1) -> Event {
    while true {
      var sources = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&sources, 2, milliseconds)
      if ready < 0 {
        if errno == EINTR { continue }
        return .endOfInput
      }
      if ready == 0 { return .timeout }
      if sources[1].revents != 0 {
        let reasons = wake.take()
        if !reasons.isEmpty { return .woken(reasons) }
      }
      guard sources[0].revents != 0 else { continue }
      var byte: UInt8 = 0
      let count = read(descriptor, &byte, 1)
      if count == 1 { return .byte(byte) }
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      return .endOfInput
    }
  }
}
