/// The sandbox's clock: the wall clock moved by an offset, or standing still.
///
/// While it stands still, `offset` is what it was when it was stopped, moved on by what the clock is advanced by, so
/// that it reads the same in every run, whatever the real time. Set going again, it goes on from where it stood.
struct SandboxClock: Sendable, Equatable {
  /// Milliseconds that the clock is ahead of the wall clock.
  private(set) var offset: Int64 = 0

  /// Where the clock stands, or nil while it runs.
  private(set) var frozenAt: Timestamp?

  var isFrozen: Bool { frozenAt != nil }

  init() {}

  init(offset: Int64, frozenAt: Timestamp?) {
    self.offset = offset
    self.frozenAt = frozenAt
  }

  /// - Parameter wall: Milliseconds of the wall clock, here and below.
  func now(wall: Int64) -> Timestamp {
    frozenAt ?? Timestamp(milliseconds: wall + offset)
  }

  mutating func set(to moment: Timestamp, wall: Int64) {
    if isFrozen {
      frozenAt = moment
    } else {
      offset = moment.milliseconds - wall
    }
  }

  mutating func set(offset newOffset: Int64, wall: Int64) {
    offset = newOffset
    if isFrozen { frozenAt = Timestamp(milliseconds: wall + newOffset) }
  }

  mutating func advance(by milliseconds: Int64) {
    offset += milliseconds
    frozenAt?.milliseconds += milliseconds
  }

  mutating func freeze(wall: Int64) {
    frozenAt = now(wall: wall)
  }

  mutating func resume(wall: Int64) {
    guard let frozenAt else { return }
    offset = frozenAt.milliseconds - wall
    self.frozenAt = nil
  }
}
