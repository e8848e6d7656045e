import HTTPTypes

/// Reads the `Retry-After` of a reply.
enum RetryAfter {
  /// The delay from now on, from seconds or a date; nil if there is none or it cannot be read. A date that is past is 0.
  static func delay(in reply: TransportReply, now: UTCInstant) -> Duration? {
    guard reply.status == 429 || reply.status == 503, let text = reply.head.headerFields[.retryAfter]?.trimmed,
      !text.isEmpty
    else { return nil }
    if text.utf8.allSatisfy(\.isASCIIDigit) { return .seconds(min(Int64(text) ?? .max, 1 << 40)) }
    return TimeText.http(text).map { max(.zero, $0.since(now)) }
  }
}
