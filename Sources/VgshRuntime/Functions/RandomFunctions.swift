/// Functions that draw from the session's source of chance, which `--seed` makes repeatable.
enum RandomFunctions {
  static let all = [
    Function(
      "uuid", summary: "a random UUID (version 4)", example: "len(uuid()) == 36",
      body: .host { _, context in .text(uuid(HostRandom(host: context.host))) }),
    Function(
      "random_int", "low", "high", summary: "a random whole number, both ends included",
      example: "random_int(1, 6) in 1..6", body: .host(randomInt)),
    Function(
      "random_phone", "prefix?",
      summary: "a random phone number that nobody has (+1 … 555 01xx), or one that begins with a prefix",
      example: #"starts_with(random_phone(), "+1")"#, body: .host(randomPhone)),
  ]

  private static func uuid(_ source: HostRandom) -> String {
    // RFC 9562: version 4 in the high bits of byte 6, variant 10 in those of byte 8.
    let high = source.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = source.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = [high, low].map { number in
      let hex = String(number, radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }.joined()
    var rest = digits[...]
    return [8, 4, 4, 4, 12].map { count in
      defer { rest = rest.dropFirst(count) }
      return String(rest.prefix(count))
    }.joined(separator: "-")
  }

  private static func randomInt(_ args: [Value], _ context: FunctionContext) throws -> Value {
    let low = try args[0].int(for: "low", of: "random_int")
    let high = try args[1].int(for: "high", of: "random_int")
    guard low <= high else { throw ValueError("bad-argument", "random_int: low (\(low)) is more than high (\(high))") }
    var source = HostRandom(host: context.host)
    return .int(Int.random(in: low...high, using: &source))
  }

  /// Digits of a number with a given prefix, the country code included: enough for every country's plan to be likely.
  private static let phoneDigits = 11

  private static func randomPhone(_ args: [Value], _ context: FunctionContext) throws -> Value {
    var source = HostRandom(host: context.host)
    guard args.count > 0 else {
      // The North American plan keeps 555-0100 to 555-0199 of every area for fiction: no message reaches a person.
      let area = Int.random(in: 2...9, using: &source) * 100 + Int.random(in: 0...89, using: &source)
      return .text("+1\(area)55501\(Int.random(in: 0...99, using: &source).padded(2))")
    }
    let prefix = try args[0].text(for: "prefix", of: "random_phone")
    let digits = prefix.utf8.dropFirst()
    guard prefix.utf8.first == UInt8(ascii: "+"), digits.allSatisfy(\.isDigit),
      (1..<phoneDigits).contains(digits.count),
      digits.first != UInt8(ascii: "0")
    else {
      throw ValueError(
        "bad-argument", "random_phone: \(args[0].quoted) is no prefix of a phone number",
        help: "a + and 1 to \(phoneDigits - 1) digits, such as \"+3725\"")
    }
    let rest = (digits.count..<phoneDigits).map { _ in String(Int.random(in: 0...9, using: &source)) }
    return .text(prefix + rest.joined(), madeFrom: args)
  }
}

/// The session's source of chance as the standard library takes it.
private struct HostRandom: RandomNumberGenerator {
  let host: any CommandHost

  func next() -> UInt64 { host.random() }
}
