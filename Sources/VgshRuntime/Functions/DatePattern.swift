/// The patterns of `date_format`: the letters of `strftime` that mean the same everywhere, in English.
enum DatePattern {
  struct Letter: Sendable {
    let letter: Character
    let meaning: String
    let text: @Sendable (CalendarTime) -> String
  }

  static let letters: [Letter] = [
    Letter(letter: "Y", meaning: "year") { $0.year.padded(4) },
    Letter(letter: "m", meaning: "month") { $0.month.padded(2) },
    Letter(letter: "d", meaning: "day") { $0.day.padded(2) },
    Letter(letter: "H", meaning: "hour") { $0.hour.padded(2) },
    Letter(letter: "M", meaning: "minute") { $0.minute.padded(2) },
    Letter(letter: "S", meaning: "second") { $0.second.padded(2) },
    Letter(letter: "L", meaning: "millisecond") { $0.millisecond.padded(3) },
    Letter(letter: "j", meaning: "day of the year") { $0.dayOfYear.padded(3) },
    Letter(letter: "a", meaning: "weekday (Mon)") { String(weekdays[$0.weekday].prefix(3)) },
    Letter(letter: "A", meaning: "weekday (Monday)") { weekdays[$0.weekday] },
    Letter(letter: "b", meaning: "month (Jan)") { String(months[$0.month - 1].prefix(3)) },
    Letter(letter: "B", meaning: "month (January)") { months[$0.month - 1] },
    Letter(letter: "F", meaning: "date (2017-09-15)") {
      "\($0.year.padded(4))-\($0.month.padded(2))-\($0.day.padded(2))"
    },
    Letter(letter: "T", meaning: "time (06:44:15)") {
      "\($0.hour.padded(2)):\($0.minute.padded(2)):\($0.second.padded(2))"
    },
    Letter(letter: "s", meaning: "seconds since 1970") {
      String(($0.instant.milliseconds - Int64($0.millisecond)) / 1000)
    },
    Letter(letter: "%", meaning: "%") { _ in "%" },
  ]

  private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// No date takes a longer pattern.
  private static let longest = 1000

  static func format(_ time: CalendarTime, as pattern: String) throws(ValueError) -> String {
    guard pattern.utf8.count <= longest else {
      throw ValueError("too-large", "date_format: the pattern is longer than \(longest) bytes")
    }
    var result = ""
    var rest = pattern[...]
    while let percent = rest.firstIndex(of: "%") {
      result += rest[..<percent]
      rest = rest[percent...].dropFirst()
      guard let name = rest.popFirst() else {
        throw ValueError("bad-pattern", "date_format: the pattern ends with a single %", help: "%% writes a %")
      }
      guard let letter = letters.first(where: { $0.letter == name }) else {
        let known = letters.map { "%\($0.letter)" }.joined(separator: " ")
        throw ValueError("bad-pattern", "date_format: the pattern has an unknown %\(name)", help: "there are \(known)")
      }
      result += letter.text(time)
    }
    return result + rest
  }
}
