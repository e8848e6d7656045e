import VgshBase

/// Looks at a source as bytes, before it is read as language: its size, its encoding, its control characters.
enum EncodingCheck {
  /// Whether the source can be parsed at all; reports why not, and control characters, which do not hinder the parser.
  static func run(
    _ bytes: UnsafeBufferPointer<UInt8>, of source: SourceID, into diagnostics: inout [Diagnostic]
  ) -> Bool {
    guard bytes.count <= Limits.sourceSize else {
      let start = SourceSpan(source: source, lower: 0, upper: 0)
      diagnostics.append(
        Diagnostic(
          .sourceTooLarge, "the source is larger than \(Limits.sourceSize >> 20) MiB", at: start,
          help: "split it into files and run them one after the other"))
      return false
    }
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte >= 0x80 else {
        if isControl(byte, at: position, in: bytes) {
          reportControl(Unicode.Scalar(byte), at: position, of: source, into: &diagnostics)
        }
        position += 1
        continue
      }
      guard let scalar = UTF8Reader.scalar(in: bytes, at: position) else {
        let span = SourceSpan(source: source, lower: position, upper: position + 1)
        let number = StrayCharacter.hexadecimal(Unicode.Scalar(byte)).suffix(2)
        diagnostics.append(
          Diagnostic(
            .invalidUTF8, "the source is not UTF-8: byte 0x\(number) at offset \(position)", at: span,
            help: "save it as UTF-8"))
        return false
      }
      let length = UTF8Reader.length(of: byte)
      if scalar.value < 0xA0 { reportControl(scalar, at: position, of: source, into: &diagnostics) }
      position += length
    }
    return true
  }

  @inline(__always)
  private static func isControl(_ byte: UInt8, at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard byte < ASCII.space || byte == ASCII.delete else { return false }
    if byte == ASCII.lineFeed || byte == ASCII.tab { return false }
    guard byte == ASCII.carriageReturn else { return true }
    return position + 1 == bytes.count || bytes[position + 1] != ASCII.lineFeed
  }

  private static func reportControl(
    _ scalar: Unicode.Scalar, at position: Int, of source: SourceID, into diagnostics: inout [Diagnostic]
  ) {
    guard diagnostics.count < Limits.errors else { return }
    let span = SourceSpan(source: source, lower: position, upper: position + scalar.utf8.count)
    let number = "U+\(StrayCharacter.hexadecimal(scalar))"
    let isReturn = scalar == "\r"
    diagnostics.append(
      Diagnostic(
        .controlCharacter,
        isReturn ? "carriage return (\(number)) without a line feed" : "control character \(number)", at: span,
        help: isReturn
          ? "end lines with LF or CR LF"
          : "remove it; in a \"…\" text write \\u{\(String(scalar.value, radix: 16, uppercase: true))}"))
  }
}
