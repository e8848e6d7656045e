/// What Number Verification answered: one of the documented plain texts.
///
/// A line break behind the text is forgiven, for the clients around forgive it, and one of them would otherwise take it
/// for a part of the id.
struct NumberVerificationAnswer {
  /// The text without blanks around it.
  let text: String

  init(_ reply: TransportReply) {
    text = String(decoding: reply.body, as: UTF8.self).trimmed
  }

  /// The number behind `ERROR` or `FAILED`; nil for every other answer.
  var failure: Int? {
    guard let blank = text.utf8.firstIndex(of: UInt8(ascii: " ")), ["ERROR", "FAILED"].contains(text[..<blank]) else {
      return nil
    }
    let number = text[text.utf8.index(after: blank)...]
    return number.utf8.allSatisfy(\.isASCIIDigit) ? Int(number) : nil
  }

  /// Whether the server itself failed, so that another may do better.
  var isServerFailure: Bool { failure == NumberVerificationCode.serverFailed.rawValue }

  /// The explanation for an answer that is none of those expected.
  var surprise: UndocumentedReply {
    guard !text.isEmpty else { return UndocumentedReply("its body is empty") }
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(60)))
    let excerpt = start == text ? text : start + "…"
    return UndocumentedReply("'\(excerpt)' is none of its answers")
  }
}
