/// A statement as it was typed, and where in it a secret stands.
package struct ExportedStatement: Hashable, Sendable {
  /// A word that is not to be written out.
  package struct Secret: Hashable, Sendable {
    /// Bytes of the text, quotes included.
    package let range: Range<Int>
    /// The environment variable that stands for it: `VERIGATOR_PASSWORD`.
    package let variable: String

    package init(range: Range<Int>, variable: String) {
      self.range = range
      self.variable = variable
    }
  }

  package let text: String
  package let secrets: [Secret]

  package init(_ text: String, secrets: [Secret] = []) {
    self.text = text
    self.secrets = secrets
  }

  /// The text with each secret replaced by the environment variable that is to hold it.
  var withoutSecrets: String {
    var bytes = Array(text.utf8)
    for secret in secrets.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      bytes.replaceSubrange(secret.range.clamped(to: 0..<bytes.count), with: "$env.\(secret.variable)".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
