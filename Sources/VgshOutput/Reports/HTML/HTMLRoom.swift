/// How many bytes a part of a page may still take.
struct HTMLRoom {
  private var bytes: Int

  init(_ bytes: Int) {
    self.bytes = bytes
  }

  /// The piece, or null where there is no room left for it: then there is none for what follows either, so that a page
  /// does not show small pieces here and there.
  mutating func fit(_ piece: HTML) -> HTML? {
    bytes -= piece.count
    return bytes < 0 ? nil : piece
  }

  /// Whether it makes sense to make a piece at all.
  var isLeft: Bool { bytes > 0 }
}
