import Glibc
import Synchronization
import VgshTerminal

/// Lines on standard error that nobody has to wait for: where its reader is slow or asleep, lines wait, and where too
/// many wait, some are left out, which is said.
final class LineLog: Sendable {
  /// Lines that wait at most.
  private static let waitingLimit = 10_000
  /// Between two looks at a reader that takes nothing.
  private static let interval = Duration.milliseconds(20)
  /// What lines that still wait at the end get.
  private static let farewell = Duration.seconds(1)

  /// The text of a line, made when it is written.
  typealias Line = @Sendable () -> String

  private let lines: AsyncStream<Line>.Continuation
  private let writing: Task<Void, Never>
  private let leftOut: Counter

  private final class Counter: Sendable {
    let value = Mutex(0)
  }

  init() {
    let (stream, lines) = AsyncStream<Line>.makeStream(bufferingPolicy: .bufferingOldest(Self.waitingLimit))
    let leftOut = Counter()
    self.lines = lines
    self.leftOut = leftOut
    writing = Task {
      for await line in stream {
        while !Terminal.isWritable(STDERR_FILENO), !Task.isCancelled {
          // A cancel ends the wait, which is all it is to do.
          try? await Task.sleep(for: Self.interval)
        }
        let missing = leftOut.value.withLock { count in
          defer { count = 0 }
          return count
        }
        let note = missing == 0 ? "" : "… \(missing) lines left out\n"
        if Terminal.isWritable(STDERR_FILENO) { Terminal.write(note + line() + "\n", to: STDERR_FILENO) }
      }
    }
  }

  /// Writes a line, now or soon.
  func add(_ line: @escaping Line) {
    if case .dropped = lines.yield(line) { leftOut.value.withLock { $0 += 1 } }
  }

  /// Writes what waits, but for a second at most.
  func end() async {
    lines.finish()
    let forcing = Task { [writing] in
      try await Task.sleep(for: Self.farewell)
      writing.cancel()
    }
    await writing.value
    forcing.cancel()
  }
}
