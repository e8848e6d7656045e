import Verigator
import VgshBase
import VgshRuntime

/// A point in time, in UTC where it names no zone.
package struct ClockTime: ArgumentType {
  package let instant: UTCInstant

  package static var typeName: String { "time" }

  package static func convert(_ value: Value) throws(ArgumentError) -> ClockTime {
    let text = try String.convert(value)
    guard text.utf8.contains(UInt8(ascii: ":")), let instant = Timestamp(text).instant else {
      throw ArgumentError("'\(text.visible())' is no time", help: "write it as 2030-01-31T12:00:00Z")
    }
    return ClockTime(instant: instant)
  }
}
