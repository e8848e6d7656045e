/// One of the stretches of 30 seconds, counted from 1970, in each of which an app shows one code: `T` of RFC 6238.
struct TimeStep: Sendable, Hashable, Comparable {
  static let milliseconds: Int64 = 30_000

  let number: Int64

  init(number: Int64) { self.number = number }

  /// The step that a moment is in.
  init(_ moment: Timestamp) { number = moment.milliseconds / Self.milliseconds }

  /// When it begins.
  var start: Timestamp { Timestamp(milliseconds: number * Self.milliseconds) }

  var next: TimeStep { TimeStep(number: number + 1) }

  /// The steps whose codes are taken during this one: a phone's clock may be off, and typing takes its time.
  ///
  /// One step of skew is what RFC 6238 section 5.2 recommends at most.
  var accepted: [TimeStep] { (-1...1).map { TimeStep(number: number + $0) } }

  static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
