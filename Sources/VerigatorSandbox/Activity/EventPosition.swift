/// How far a reader of events has come: the id of an event, `1499346723141-12-7`.
struct EventPosition: Sendable, Equatable {
  /// Which run of the server counted the requests: the time of its start. The ids of messages go on from run to run.
  let run: Int64

  /// The number of the last request that was told.
  var request: Int

  /// The id of the last message that was told.
  var message: Int64

  var text: String { "\(run)-\(request)-\(message)" }

  init(run: Int64, request: Int, message: Int64) {
    (self.run, self.request, self.message) = (run, request, message)
  }

  /// What the text of a position is: more digits than a time in milliseconds has, and fewer than an Int64.
  static var schema: JSONSchema { .string(pattern: "^[0-9]{1,15}-[0-9]{1,15}-[0-9]{1,15}$") }

  /// - Returns: nil for what is no such text.
  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { digits -> Int64? in
      guard (1...15).contains(digits.count), digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      else { return nil }
      return Int64(String(Substring(digits)))
    }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    self.init(run: numbers[0], request: Int(numbers[1]), message: numbers[2])
  }
}
