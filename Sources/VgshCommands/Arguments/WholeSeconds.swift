import VgshBase
import VgshRuntime

/// A stretch of time for Number Verification, which counts in seconds: whole ones, not negative.
package struct WholeSeconds: ArgumentType {
  package let duration: Duration

  package static var typeName: String { "duration" }

  package static func convert(_ value: Value) throws(ArgumentError) -> WholeSeconds {
    let duration = try Pause.convert(value).duration
    guard duration.components.attoseconds == 0 else {
      throw ArgumentError(
        "\(DurationText.text(duration)) is no number of whole seconds", help: "the API counts in seconds: 30s, 5m")
    }
    return WholeSeconds(duration: duration)
  }
}
