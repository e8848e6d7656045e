/// A value that cannot be what it is meant to be, refused before anything is sent.
///
/// ``problem`` says what is wrong, ``advice`` what to write instead. Neither repeats a secret.
public struct InvalidInput: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, as in `a phone number has 7 to 15 digits, this one has 2`.
  public let problem: String
  /// What to write instead, as in `write it like +37255555555`; nil where the problem says it all.
  public let advice: String?

  /// An explanation of what is wrong and, where that helps, what to write instead.
  public init(_ problem: String, advice: String? = nil) {
    self.problem = problem
    self.advice = advice
  }

  /// The problem and the advice in one sentence.
  public var description: String { advice.map { "\(problem); \($0)" } ?? problem }
}
