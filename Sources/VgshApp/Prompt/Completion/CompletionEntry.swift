/// Something that has a name and can be explained in a few words.
package struct CompletionEntry: Hashable, Sendable {
  package let name: String
  package let summary: String

  package init(_ name: String, _ summary: String = "") {
    self.name = name
    self.summary = summary
  }
}
