/// The variables of a running script, or of one call of a `def`, each in its slot.
///
/// A frame belongs to one task. Slots are resolved by the compiler: no name is looked up while a script runs.
final class Frame {
  /// Null until the variable's `let` has run.
  var slots: [Value?]
  let state: RunState
  /// The script's own frame; null where this is that.
  private let outer: Frame?

  init(size: Int, globals: Frame?, state: RunState) {
    slots = Array(repeating: nil, count: size)
    outer = globals
    self.state = state
  }

  var globals: Frame { outer ?? self }

  func grow(to size: Int) {
    if slots.count < size { slots += Array(repeating: nil, count: size - slots.count) }
  }
}
