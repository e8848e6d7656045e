import VerigatorSandbox
import VgshBase

extension RequestLogLine {
  /// Characters of a path that are shown; a path can be sixteen thousand.
  private static let longestPath = 200

  /// `13:12:03.141Z POST /v1/service/service 201 0.9 ms`, with a fault and a remark behind it.
  ///
  /// - Parameter wall: milliseconds since 1970, in UTC.
  func text(at wall: Int64) -> String {
    let path = self.path.count > Self.longestPath ? "\(self.path.prefix(Self.longestPath))…" : self.path
    var text = "\(Self.timeOfDay(wall)) \(method) \(path) \(status) \(TraceRenderer.text(duration))"
    if let fault { text += "  fault: \(fault)" }
    if let remark { text += "  warning: \(remark)" }
    return text.visible()
  }

  private static func timeOfDay(_ wall: Int64) -> String {
    func digits(_ number: Int64, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let time = wall % 86_400_000
    let (hours, minutes) = (time / 3_600_000, time / 60_000 % 60)
    return "\(digits(hours, 2)):\(digits(minutes, 2)):\(digits(time / 1000 % 60, 2)).\(digits(time % 1000, 3))Z"
  }
}
