import VgshBase
import VgshRuntime

/// A stretch of time to wait or move on: not negative.
package struct Pause: ArgumentType {
  package let duration: Duration

  package static var typeName: String { "duration" }

  package static func convert(_ value: Value) throws(ArgumentError) -> Pause {
    let duration = try Duration.convert(value)
    guard duration >= .zero else { throw ArgumentError("\(DurationText.text(duration)) is negative") }
    return Pause(duration: duration)
  }
}
