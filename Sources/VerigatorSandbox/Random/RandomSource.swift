/// Where ids and PINs come from: the system's secure source, or a seeded generator that repeats itself.
enum RandomSource: RandomNumberGenerator {
  // check: allows chance, used where no seed was injected
  case system(SystemRandomNumberGenerator)
  case seeded(SplitMix64)

  mutating func next() -> UInt64 {
    switch self {
    case .system(var generator):
      return generator.next()
    case .seeded(var generator):
      defer { self = .seeded(generator) }
      return generator.next()
    }
  }
}

extension RandomNumberGenerator {
  /// - Parameter count: Not negative.
  mutating func bytes(count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
      let word = next()
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return Array(bytes.prefix(count))
  }

  /// A random UUID, version 4 of RFC 9562, in lower case.
  mutating func uuid() -> String {
    let high = next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    return String(unsafeUninitializedCapacity: 36) { text in
      var position = 0
      for nibble in 0..<32 {
        if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
          text[position] = UInt8(ascii: "-")
          position += 1
        }
        let half = nibble < 16 ? high : low
        let digit = UInt8(truncatingIfNeeded: half >> (60 - 4 * UInt64(nibble % 16))) & 15
        text[position] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        position += 1
      }
      return position
    }
  }

  /// A PIN of so many digits, never all zeros: a client that reads PINs as numbers may refuse zero.
  ///
  /// - Parameter length: 4 to 16.
  mutating func pin(length: Int) -> String {
    let count = (0..<length).reduce(1 as UInt64) { power, _ in power * 10 }
    let digits = String(UInt64.random(in: 1..<count, using: &self))
    return String(repeating: "0", count: length - digits.count) + digits
  }
}
