/// Names and values as `application/x-www-form-urlencoded`, as a browser would send them.
enum FormBody {
  static let contentType = "application/x-www-form-urlencoded"

  /// The encoded bytes.
  ///
  /// - Parameter hidden: Names whose values are not to be seen: `•••` stands for them.
  static func bytes(_ parameters: [(name: String, value: String)], hiding hidden: Set<String> = []) -> [UInt8] {
    let pairs = parameters.map { name, value in
      "\(encoded(name))=\(hidden.contains(name) ? Secret.mask : encoded(value))"
    }
    return Array(pairs.joined(separator: "&").utf8)
  }

  private static func encoded(_ text: String) -> String { text.percentEncoded(allowing: \.isURLUnreserved) }
}

extension Credentials {
  /// As Number Verification takes them: the first two parameters of a form.
  var parameters: [(name: String, value: String)] {
    [("username", userName), (Self.passwordParameter, password.reveal())]
  }

  static let passwordParameter = "password"
}
