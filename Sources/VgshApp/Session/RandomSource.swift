import Synchronization

/// Random bits of a session: the system's, or with a seed the same ones in every run (SplitMix64).
final class RandomSource: Sendable {
  /// Null for the system's.
  private let state: Mutex<UInt64?>

  init(seed: UInt64?) { state = Mutex(seed) }

  func next() -> UInt64 {
    state.withLock { state in
      // check: allows chance, this is the source that is injected
      guard let last = state else { return UInt64.random(in: .min ... .max) }
      let next = last &+ 0x9E37_79B9_7F4A_7C15
      state = next
      var mixed = next
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
