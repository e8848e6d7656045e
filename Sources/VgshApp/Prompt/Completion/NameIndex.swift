/// Names in order, so that those with a common beginning are found without looking at the others.
package struct NameIndex: Sendable {
  package let names: [String]

  /// Names in any order, and any number of times. Those that come sorted cost one look at each.
  package init(_ names: some Sequence<String>) {
    let names = Array(names)
    let isSorted = zip(names, names.dropFirst()).allSatisfy { $0 < $1 }
    self.names = isSorted ? names : Set(names).sorted()
  }

  /// The first names that begin so.
  func matching(_ beginning: String, limit: Int) -> ArraySlice<String> {
    let rest = names[firstIndex(notBefore: beginning)...]
    return rest.prefix(limit).prefix { $0.utf8.starts(with: beginning.utf8) }
  }

  private func firstIndex(notBefore name: String) -> Int {
    var range = names.startIndex..<names.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = names[middle] < name ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

extension NameIndex: ExpressibleByArrayLiteral {
  package init(arrayLiteral names: String...) { self.init(names) }
}
