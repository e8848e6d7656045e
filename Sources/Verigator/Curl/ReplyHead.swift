import HTTPTypes

/// Reads the header fields of a reply.
enum ReplyHead {
  /// The fields of a head whose lines end with a line feed. The status line, and lines that are no field, are left out.
  static func fields(of head: [UInt8]) -> HTTPFields {
    var fields = HTTPFields()
    var rest = head[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      guard line.startIndex > head.startIndex, let colon = line.firstIndex(of: UInt8(ascii: ":")),
        let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
      else { continue }
      fields.append(HTTPField(name: name, value: trimmed(line[(colon + 1)...])))
    }
    return fields
  }

  private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    guard let first = value.firstIndex(where: { !isBlank($0) }), let last = value.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return value[first...last]
  }
}
