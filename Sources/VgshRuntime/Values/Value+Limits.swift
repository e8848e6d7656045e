extension Value {
  /// The longest text that a script can make, in bytes, and the longest list: a slip of the hand must not eat the
  /// machine's memory.
  static let longestText = 64 << 20
  static let longestList = 10_000_000

  /// To be asked before a text of so many bytes is made.
  static func checkText(_ bytes: Int) throws(ValueError) {
    guard bytes <= longestText else {
      throw ValueError("too-large", "the text would be longer than \(longestText >> 20) MiB")
    }
  }

  /// To be asked before a list of so many items is made.
  static func checkList(_ count: Int) throws(ValueError) {
    guard count <= longestList else {
      throw ValueError("too-large", "the list would have more than \(longestList) items")
    }
  }

  /// What `interpolated` gives, unless it were longer than a text may be.
  func checkedInterpolation() throws(ValueError) -> (text: String, isSecret: Bool) {
    try checkWrittenSize()
    let piece = interpolated
    try Self.checkText(piece.text.utf8.count)
    return piece
  }

  /// To be asked before the value is written as JSON: copies share their memory, but are each written out.
  package func checkWrittenSize() throws(ValueError) {
    guard isWritten(in: Self.longestText) else { try Self.checkText(.max); return }
  }

  /// Whether the value may take no more than so many bytes as JSON.
  func isWritten(in bytes: Int) -> Bool {
    var left = bytes
    return fits(in: &left)
  }

  /// Takes off the bytes that the value has at least as JSON, and stops where there are none left.
  private func fits(in left: inout Int) -> Bool {
    switch self {
    case .null, .bool, .int, .double, .duration: left -= 1
    case .text(let text): left -= text.utf8.count
    case .secret(let secret): left -= secret.reveal().utf8.count
    case .list(let items):
      for item in items {
        left -= 1
        guard item.fits(in: &left) else { return false }
      }
    case .record(let record):
      for (key, value) in record {
        left -= key.utf8.count + 4
        guard value.fits(in: &left) else { return false }
      }
    }
    return left >= 0
  }
}
