/// The seed of one file of a run: made of `--seed`, the file's path as it is shown and the round, so that it is the same
/// in every run whatever else runs, and another one for each file.
enum TestSeed {
  static func seed(from seed: UInt64, path: String, round: Int) -> UInt64 {
    // FNV-1a: it has to spread, not to be safe.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    for shift in stride(from: 0, to: 64, by: 8) { take(UInt8(truncatingIfNeeded: seed >> UInt64(shift))) }
    for byte in path.utf8 { take(byte) }
    for shift in stride(from: 0, to: 64, by: 8) { take(UInt8(truncatingIfNeeded: round >> shift)) }
    return hash
  }
}
