/// A failure that a developer asks for, to see how a client takes it.
///
/// `after` and `times` count down while the fault is in force, so that a fault as it is stored is what is left of it.
struct Fault: Sendable, Equatable {
  /// Only this call; nil for all of them, requests that are no call included.
  var operation: Operation?

  /// Only requests to this path; nil for all.
  var path: FaultPath?

  /// How likely it strikes a request that it applies to, from 0 to 1.
  var probability = 1.0

  /// Requests that it still lets pass.
  var after = 0

  /// Requests that it still strikes; nil for no end.
  var times: Int?

  /// Answered instead of what the call would have done.
  var status: Int?

  /// Milliseconds that the answer is held back.
  var delay = 0

  /// Milliseconds that it is held back at most besides, at random.
  var jitter = 0

  /// Whether the connection is closed without an answer, once the call is done.
  var closes = false

  /// Whether the connection is closed in the middle of the answer, once the call is done.
  var truncates = false

  /// Answered instead of what the call would have done, as it is.
  var body: String?

  func applies(to request: RoutedRequest) -> Bool {
    if let operation, operation != request.operation { return false }
    if let path, !path.matches(request.target) { return false }
    return true
  }
}

/// A path in which `*` stands for any one segment: `/v1/service/service/*/users`.
struct FaultPath: Sendable, Equatable {
  let text: String

  /// - Parameter text: Beginning with a slash.
  init(_ text: String) {
    self.text = text
  }

  func matches(_ target: RequestTarget) -> Bool {
    let pattern = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    return pattern.count == target.segments.count
      && zip(pattern, target.segments).allSatisfy { $0 == "*" || $0 == $1 }
  }
}
