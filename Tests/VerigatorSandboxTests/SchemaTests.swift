import Crypto
import Testing

@testable import VerigatorSandbox

struct SchemaTests {
  /// The steps that were ever released, in their order, and the digests of what they do. Files that have taken them are
  /// out there: nothing here may change, a new step goes behind them.
  private static let released = [
    ("initial", "f2a6bcbda2e243fb97036f910da00865636d1ef783be2785d93e8441e0e14502"),
    ("number-verification", "33df79c6e01a95aec07a4b5de27b487bdef2deffa70d51a550d7fd25de9d091f"),
    ("faults", "58b35c2ade6f7e5492ccac6a2a8fd56303a8d705ce375a8fb8e8a9e3822cb940"),
  ]

  @Test func `released steps of the schema are as they were`() {
    let steps = Schema.migrations
    #expect(Set(steps.map(\.name)).count == steps.count)
    #expect(steps.count >= Self.released.count)
    for (step, (name, digest)) in zip(steps, Self.released) {
      #expect(step.name == name)
      let actual = SHA256.hash(data: Array(step.sql.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      #expect(actual == digest, "\(name)")
    }
  }
}
