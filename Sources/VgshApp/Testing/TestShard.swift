/// One part of the files, so that several machines can share them.
///
/// Every `count`-th file of the list belongs to it, beginning with the one at its number: parts of the same list have no
/// file in common, together they are the whole, and they differ by one file at most. Files and not tests are dealt out,
/// for what a file does outside its tests runs once.
package struct TestShard: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package let count: Int

  /// Null for what is no part, such as 3 of 2.
  package init?(_ number: Int, of count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Reads `2/5`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(number, of: count)
  }

  func part(of files: [TestFile]) -> [TestFile] {
    files.indices.filter { $0 % count == number - 1 }.map { files[$0] }
  }
}
