/// The variables that a place in a script can see, each with its slot.
struct VisibleVariables: Sendable {
  let places: [(name: String, slot: Int, isOuter: Bool)]

  /// Those that have a value, in the order of their names.
  func read(_ frame: Frame) -> Record {
    var record = Record()
    for (name, slot, isOuter) in places {
      let slots = isOuter ? frame.globals.slots : frame.slots
      if slot < slots.count, let value = slots[slot] { record[name] = value }
    }
    return record
  }

  /// Gives those of them that are named new values.
  func write(_ variables: [(name: String, value: Value)], _ frame: Frame) {
    for (name, value) in variables {
      guard let place = places.first(where: { $0.name == name }) else { continue }
      let target = place.isOuter ? frame.globals : frame
      if place.slot < target.slots.count { target.slots[place.slot] = value }
    }
  }
}

extension Compiler {
  /// Whoever sees them all may read any of them.
  func visibleVariables() -> VisibleVariables {
    let names = Set(locals.names + globals.names).filter { !$0.contains(" ") }.sorted()
    return VisibleVariables(
      places: names.compactMap { name in
        guard let (variable, isOuter) = find(name) else { return nil }
        noteRead(variable, isOuter: isOuter)
        return (name, variable.slot, isOuter)
      })
  }
}
