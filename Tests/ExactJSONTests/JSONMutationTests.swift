import ExactJSON
import Testing

/// Damages good texts in every way a fixed seed gives: nothing may trap, and what is read must be written and read alike.
@Suite struct JSONMutationTests {
  /// A small generator with a fixed course (SplitMix64), so that a failure can be repeated.
  private struct FixedRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let seeds = [
    #"{"users":[{"id":"u-1","ctime":"2017-07-06T13:12:03.141Z","n":-12.5e3}],"count":1,"ok":true,"none":null}"#,
    #"["\ud83d\ude00\u0000\\\"", 9223372036854775807, 0.1, {}, [], "õ€😀"]"#,
  ]

  @Test func `no damage traps and whatever is read round-trips`() throws {
    var random = FixedRandom(state: 42)
    var accepted = 0
    for round in 0..<20_000 {
      var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
      for _ in 0...Int.random(in: 0..<4, using: &random) {
        let place = Int.random(in: 0..<max(bytes.count, 1), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(min(place, bytes.count)...)
        case 1: bytes.insert(.random(in: 0...255, using: &random), at: min(place, bytes.count))
        case 2 where !bytes.isEmpty: bytes.remove(at: place)
        default: if !bytes.isEmpty { bytes[place] = .random(in: 0...255, using: &random) }
        }
      }
      guard let value = try? JSON(parsing: bytes) else { continue }
      accepted += 1
      #expect(try JSON(parsing: value.bytes()) == value)
      #expect(try JSON(parsing: value.text(pretty: true)) == value)
    }
    #expect(accepted > 100, "the damage must leave some texts whole, or this test shows nothing")
  }
}
