/// One call of Number Verification: the parameters that are sent, and how the answer is read.
///
/// Unlike the calls of the Verification API, these carry the credentials among their parameters. They are sent as a POST
/// with a form, which the API takes as well as a query, so that neither password nor PIN ever stands in a URL.
public protocol NumberVerificationOperation: Sendable {
  /// What a successful answer is read into.
  associatedtype Output: Sendable

  /// The call's name.
  static var name: OperationName { get }
  /// The path below the base URL: `/verify/start`.
  static var path: String { get }
  /// The parameters that must not be shown in traces.
  static var secretParameters: Set<String> { get }

  /// The parameters without the credentials, in the order in which they are sent.
  var parameters: [(name: String, value: String)] { get }

  /// Reads the text of an answer that reports no failure.
  ///
  /// - Returns: nil if it is none of those that the documentation knows for this call.
  /// - Throws: ``UndocumentedReply`` if it is one of them and lacks something.
  func decode(_ text: String) throws(UndocumentedReply) -> Output?
}

extension NumberVerificationOperation {
  /// The form without the credentials, which are added on the way.
  var form: [UInt8] { FormBody.bytes(parameters) }

  /// The whole form as it may be shown, its secrets as `•••`.
  func maskedForm(_ credentials: Credentials) -> [UInt8] {
    FormBody.bytes(
      credentials.parameters + parameters, hiding: Self.secretParameters.union([Credentials.passwordParameter]))
  }
}
