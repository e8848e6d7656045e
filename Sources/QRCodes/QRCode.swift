import CQrencode

/// A QR code: a square of modules, each dark or light.
package struct QRCode: Sendable, Hashable {
  /// Light modules that a reader needs around the code, by ISO/IEC 18004 section 9.1.
  package static let quietZone = 4

  /// Modules along each side, without the quiet zone.
  package let size: Int

  /// Row by row from the top, each from the left.
  private let modules: [Bool]

  /// Encodes a text, in the smallest code that holds it. A screen has no dirt on it, so that the least correction will
  /// do.
  ///
  /// - Throws: `QRCodeFailure` where the library is missing, or no code holds the text.
  package init(_ text: String) throws(QRCodeFailure) {
    try self.init(text, library: "libqrencode.so.4")
  }

  /// - Parameter library: The file's name, to be found as the system finds libraries.
  init(_ text: String, library: String) throws(QRCodeFailure) {
    var api = cqrencode_api()
    guard cqrencode_load(library, &api) != 0 else { throw .missingLibrary(library) }
    // The library takes the text up to a NUL.
    guard !text.isEmpty, !text.utf8.contains(0) else { throw .unfit }
    guard let code = api.encode_string(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1) else { throw .unfit }
    defer { api.free(code) }
    size = Int(code.pointee.width)
    // Of each byte the lowest bit is the module's colour, the others say what it is for.
    modules = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark; those outside the code are light.
  package func isDark(column: Int, row: Int) -> Bool {
    (0..<size).contains(column) && (0..<size).contains(row) && modules[row * size + column]
  }
}
