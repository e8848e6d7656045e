import VgshBase

/// A source with `«…»` around the places where something is expected: the marks are taken out, their places kept.
///
/// `expect $x «=» 3` is the source `expect $x = 3` with one mark around the `=`. `«»` marks a place between two
/// characters.
package struct MarkedSource: Sendable {
  /// The source without its marks.
  package let source: SourceText
  /// The marked places, in the order of the source.
  package let marks: [SourceSpan]

  package init(_ marked: String, name: String = "test.vgs", id: SourceID = SourceID(0)) {
    var utf8: [UInt8] = []
    var open: [Int] = []
    var marks: [SourceSpan] = []
    for character in marked {
      switch character {
      case "«": open.append(utf8.count)
      case "»": marks.append(SourceSpan(source: id, lower: open.popLast() ?? utf8.count, upper: utf8.count))
      default: utf8 += Array(String(character).utf8)
      }
    }
    source = SourceText(id: id, name: name, utf8: utf8)
    self.marks = marks.sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
  }
}
