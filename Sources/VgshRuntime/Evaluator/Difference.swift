import VGScript
import VgshBase

/// Where two values that should be the same differ first.
struct Difference {
  /// The way there: `[3].id_in_service`; empty where the values themselves differ.
  private(set) var path = ""
  private(set) var sentence = ""

  /// - Returns: null where the values are the same.
  init?(_ value: Value, _ wanted: Value) {
    guard !value.isSame(as: wanted) else { return nil }
    descend(value, wanted)
  }

  private mutating func descend(_ value: Value, _ wanted: Value) {
    switch (value, wanted) {
    case (.list(let items), .list(let wantedItems)):
      for (index, pair) in zip(items, wantedItems).enumerated() where !pair.0.isSame(as: pair.1) {
        path += "[\(index)]"
        return descend(pair.0, pair.1)
      }
      let (count, wanted) = (items.count, wantedItems.count)
      sentence = "expected \(wanted) item\(wanted == 1 ? "" : "s"), but there \(count == 1 ? "is" : "are") \(count)"
    case (.record(let fields), .record(let wantedFields)):
      for (name, wanted) in wantedFields {
        guard let value = fields[name] else {
          sentence = "expected a field '\(name.visible())', but there is none"
          return
        }
        guard !value.isSame(as: wanted) else { continue }
        path += Self.step(name)
        return descend(value, wanted)
      }
      let extra = fields.keys.first { wantedFields[$0] == nil } ?? ""
      sentence = "there is a field '\(extra.visible())' that was not expected"
    case (.text(let text), .text(let wanted)) where min(text.utf8.count, wanted.utf8.count) > Self.shortText:
      compare(Array(text.utf8), Array(wanted.utf8))
    default: sentence = "expected \(wanted.excerpt), but it is \(value.excerpt)"
    }
  }

  /// Texts of so many bytes are seen whole.
  private static let shortText = 100
  /// How many bytes of longer ones are shown before and behind the place where they differ.
  private static let (bytesBefore, bytesBehind) = (30, 70)

  private mutating func compare(_ text: [UInt8], _ wanted: [UInt8]) {
    var start = 0
    while start < min(text.count, wanted.count), text[start] == wanted[start] { start += 1 }
    let place = String(decoding: text.characters(in: 0..<start), as: UTF8.self).count + 1
    func excerpt(_ bytes: [UInt8]) -> String {
      let range = max(0, start - Self.bytesBefore)..<min(bytes.count, start + Self.bytesBehind)
      let part = String(decoding: bytes.characters(in: range), as: UTF8.self).visible()
      return "\"\(range.lowerBound > 0 ? "…" : "")\(part)\(range.upperBound < bytes.count ? "…" : "")\""
    }
    sentence = "expected \(excerpt(wanted)), but it is \(excerpt(text)), from character \(place) on"
  }

  /// A field as a script would ask for it.
  private static func step(_ name: String) -> String {
    Name.isBindable(name) || Name.reserved.contains(name) ? ".\(name)" : "[\"\(name.visible())\"]"
  }
}

extension [UInt8] {
  /// The bytes of a range of UTF-8 without the parts of characters at its ends.
  fileprivate func characters(in range: Range<Int>) -> ArraySlice<UInt8> {
    var range = range
    func isInside(_ place: Int) -> Bool { place < count && self[place] & 0xC0 == 0x80 }
    while range.lowerBound < range.upperBound, isInside(range.lowerBound) {
      range = range.lowerBound + 1..<range.upperBound
    }
    while range.lowerBound < range.upperBound, isInside(range.upperBound) {
      range = range.lowerBound..<range.upperBound - 1
    }
    return self[range]
  }
}
