import HTTPTypes

extension HTTPFields {
  /// What a sandbox says it did to a reply because its developer asked for a fault; nil for every other reply.
  ///
  /// It is foreign text, and ends in messages: a longer one is cut.
  var sandboxFault: String? {
    self[.sandboxFault].map { String($0.prefix(200)) }
  }
}

extension HTTPField.Name {
  fileprivate static let sandboxFault: HTTPField.Name = {
    // The name is a constant; nothing from outside decides whether it is valid.
    guard let name = HTTPField.Name("X-Sandbox-Fault") else { preconditionFailure("the constant is a header name") }
    return name
  }()
}
