/// A small deterministic generator of good quality, the one that is commonly used to seed larger ones.
///
/// Not for secrets: whoever knows the seed knows every PIN, which is what `--seed` is for.
struct SplitMix64: RandomNumberGenerator {
  /// What the next number is made from; the seed to begin with.
  private(set) var state: UInt64

  init(state: UInt64) {
    self.state = state
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
