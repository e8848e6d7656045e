/// A whole number in the query of a request: how it is described, and how it is read.
struct QueryNumber: Sendable {
  let name: String

  /// What the number means, as `seconds from 0 to 60`: it completes "must be".
  let meaning: String
  let range: ClosedRange<Int>

  var description: Route.Query { Route.Query(name: name, meaning: meaning, schema: .integer(range)) }

  /// - Returns: nil where the request does not have it.
  /// - Throws: A 422 where it is something else.
  func value(in call: Call) throws(Problem) -> Int? {
    guard let text = call.target.parameter(name) else { return nil }
    // A sign before it is none of JSON's.
    guard let number = Int(text), text.first != "+", range.contains(number) else {
      throw Problem(.invalid, "\(name) must be \(meaning)")
    }
    return number
  }
}
