/// Why there is no QR code of a text. Its description says what to do about it.
package enum QRCodeFailure: Error, Hashable {
  /// libqrencode is not installed.
  case missingLibrary(String)

  /// The text is empty, holds a NUL, or is longer than the 2953 bytes of the largest code.
  case unfit
}

extension QRCodeFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missingLibrary(let name): "\(name) could not be loaded; install libqrencode (on Debian: libqrencode4)"
    case .unfit: "no QR code holds the text: it is empty or too long"
    }
  }
}
