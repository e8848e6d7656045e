import CEditline
import Foundation
import Synchronization

/// What comes out of a pseudo-terminal, received on a thread of its own.
final class TerminalOutput: Sendable {
  private struct State {
    var screen: Screen
    var received = ""
    var undecoded: [UInt8] = []
    var isAtEnd = false
  }

  private let state: Mutex<State>

  /// Broadcast after each change of the state, and locked while a waiter looks at it, so that none is missed.
  private let changed = NSCondition()

  /// Ends the thread.
  private let stop: Int32

  /// - Parameter master: The terminal's own end, which is closed once `end` was called.
  init(of master: Int32, screen: Screen) throws {
    let stop = editline_eventfd()
    guard stop >= 0 else { throw PseudoTerminal.Failure(description: "no event: \(String(cString: strerror(errno)))") }
    self.stop = stop
    state = Mutex(State(screen: screen))
    Thread.detachNewThread { [self] in
      receive(from: master)
      close(master)
      close(stop)
    }
  }

  /// Receives nothing any more.
  func end() {
    var one: UInt64 = 1
    _ = write(stop, &one, MemoryLayout.size(ofValue: one))
  }

  var screen: Screen { state.withLock(\.screen) }

  var received: String { state.withLock(\.received) }

  func resize(columns: Int, rows: Int) {
    state.withLock { $0.screen.resize(columns: columns, rows: rows) }
  }

  /// Blocks until the screen fulfils a condition.
  ///
  /// - Returns: false where it does not by then, or when the program has ended.
  func wait(until deadline: Date, _ condition: (Screen) -> Bool) -> Bool {
    wait(until: deadline) { condition($0.screen) ? true : $0.isAtEnd ? false : nil }
  }

  /// Blocks until the last descriptor on the other side was closed; false where it was not by then.
  func waitForEnd(until deadline: Date) -> Bool {
    wait(until: deadline) { $0.isAtEnd ? true : nil }
  }

  /// Blocks until something has come.
  func waitForChange(until deadline: Date) {
    changed.lock()
    _ = changed.wait(until: deadline)
    changed.unlock()
  }

  private func wait(until deadline: Date, _ verdict: (State) -> Bool?) -> Bool {
    changed.lock()
    defer { changed.unlock() }
    while true {
      if let verdict = state.withLock({ verdict($0) }) { return verdict }
      guard changed.wait(until: deadline) else { return state.withLock { verdict($0) } ?? false }
    }
  }

  private func receive(from master: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65536)
    var isOpen = true
    while true {
      var sources = [
        pollfd(fd: isOpen ? master : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&sources, 2, -1) > 0 else { continue }
      if sources[1].revents != 0 { return }
      let count = read(master, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      isOpen = count > 0
      take(buffer.prefix(max(count, 0)))
      changed.lock()
      changed.broadcast()
      changed.unlock()
    }
  }

  /// - Parameter bytes: None once the last descriptor on the other side was closed.
  private func take(_ bytes: ArraySlice<UInt8>) {
    state.withLock { state in
      guard !bytes.isEmpty else {
        state.isAtEnd = true
        return
      }
      state.undecoded += bytes
      let whole = Self.wholeCharacters(state.undecoded)
      let text = String(decoding: state.undecoded.prefix(whole), as: UTF8.self)
      state.undecoded.removeFirst(whole)
      state.received += text
      state.screen.feed(text)
    }
  }

  /// How many bytes there are up to a character whose last bytes are still on their way.
  private static func wholeCharacters(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? bytes.count - back : bytes.count
    }
    return bytes.count
  }
}
