/// The scripts that were checked because another one runs them, by the loader's names.
///
/// It is shared by the compilers of all of them: scripts that run one another twice would otherwise be checked twice as
/// often at each step.
final class CheckedRuns {
  private var identities: Set<String> = []

  /// - Returns: false for one that is known.
  func insert(_ identity: String) -> Bool { identities.insert(identity).inserted }
}
