import Synchronization
import VgshBase

/// Shows that work goes on: a line with the time it takes, on a terminal only, from half a second on, gone when the
/// work is done.
///
/// Several may write while it is shown, from any thread, if each does so through ``writing(_:)``.
package final class ProgressLine: Sendable {
  /// Work that is shorter than this shows nothing.
  static let patience = Duration.milliseconds(500)
  /// Between two changes of the line.
  static let interval = Duration.milliseconds(200)

  /// Clock and sleep, to be replaced where nobody wants to wait.
  package struct Timing: Sendable {
    /// Time since some fixed point.
    package var uptime: @Sendable () -> Duration
    /// Waits, or throws when the task is cancelled.
    package var sleep: @Sendable (Duration) async throws -> Void

    package init(
      uptime: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
      self.uptime = uptime
      self.sleep = sleep
    }

    package static var system: Timing {
      let start = ContinuousClock.now
      return Timing(uptime: { ContinuousClock.now - start }, sleep: { try await Task.sleep(for: $0) })
    }
  }

  private struct State {
    /// The work that is shown, by number; nil where there is none.
    var work: Int?
    var last = 0
    var start = Duration.zero
    var isShown = false
    var pauses = 0
    var pausedSince = Duration.zero
  }

  private let style: ConsoleStyle
  private let label: @Sendable () -> String
  private let timing: Timing
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// - Parameters:
  ///   - style: of standard error; what is no terminal shows nothing.
  ///   - label: what stands behind the time; the line is cut at the width of the terminal.
  ///   - write: puts text on the terminal at once; called by one thread at a time, and must not come back here.
  package init(
    style: ConsoleStyle, timing: Timing = .system, label: @escaping @Sendable () -> String = { "" },
    write: @escaping @Sendable (String) -> Void
  ) {
    self.style = style
    self.label = label
    self.timing = timing
    self.write = write
  }

  /// Runs work and shows that it goes on. Work inside of work is part of it.
  package func during<Result>(
    isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Result
  ) async rethrows -> Result {
    guard let number = begin() else { return try await work() }
    let ticker = Task { await self.tick(number) }
    defer {
      ticker.cancel()
      end(number)
    }
    return try await work()
  }

  /// Takes the line away until ``resume()``, as often as it was called: for a question, and for programs that have the
  /// terminal to themselves. The time stands still.
  package func pause() {
    state.withLock { state in
      state.pauses += 1
      if state.pauses == 1 { state.pausedSince = timing.uptime() }
      erase(&state)
    }
  }

  package func resume() {
    state.withLock { state in
      guard state.pauses > 0 else { return }
      state.pauses -= 1
      guard state.pauses == 0, state.work != nil else { return }
      // Work that began during the pause has its time from then on.
      state.start += timing.uptime() - max(state.pausedSince, state.start)
    }
  }

  /// Writes whole lines to the terminal, with the line out of the way; it comes back with its next change.
  package func writing<Result>(_ body: () throws -> Result) rethrows -> Result {
    try state.withLock { state in
      erase(&state)
      return try body()
    }
  }

  private func begin() -> Int? {
    guard style.isTerminal else { return nil }
    return state.withLock { state in
      guard state.work == nil else { return nil }
      state.last += 1
      state.work = state.last
      state.start = timing.uptime()
      return state.last
    }
  }

  private func end(_ number: Int) {
    state.withLock { state in
      guard state.work == number else { return }
      state.work = nil
      erase(&state)
    }
  }

  private func tick(_ number: Int) async {
    do {
      try await timing.sleep(Self.patience)
      while draw(number) { try await timing.sleep(Self.interval) }
    } catch {
      // Cancelled: the work is done, and its line is gone.
    }
  }

  /// - Returns: false where the work is done.
  private func draw(_ number: Int) -> Bool {
    state.withLock { state in
      guard state.work == number else { return false }
      guard state.pauses == 0 else { return true }
      let elapsed = timing.uptime() - state.start
      // A pause may have put off the time.
      guard elapsed >= Self.patience else { return true }
      let label = label()
      let line = "… \(Self.text(elapsed))\(label.isEmpty ? "" : "  \(label)")".prefix(max(style.width - 1, 1))
      write("\r" + StyledText(String(line), .dim).rendered(color: style.color) + "\u{1B}[K")
      state.isShown = true
      return true
    }
  }

  private func erase(_ state: inout State) {
    guard state.isShown else { return }
    write("\r\u{1B}[K")
    state.isShown = false
  }

  private static func text(_ elapsed: Duration) -> String {
    let (seconds, attoseconds) = elapsed.components
    guard seconds >= 60 else { return "\(seconds).\(attoseconds / 100_000_000_000_000_000)s" }
    let rest = seconds % 60
    return "\(seconds / 60)m \(rest < 10 ? "0" : "")\(rest)s"
  }
}
