/// Refuses an id that is empty, or that holds what could not be shown or sent safely.
func requireIdentifier(_ text: String, of owner: String) throws(InvalidInput) {
  guard !text.isEmpty else { throw InvalidInput("the id of \(owner) is empty") }
  if let character = text.firstControlCharacter {
    throw InvalidInput("the id of \(owner) holds the control character \(character)")
  }
}

/// The id as one segment of a path.
///
/// An id of dots alone would be taken for "this folder" or "the folder above" on the way, so its dots are encoded too.
func identifierPathSegment(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 == UInt8(ascii: ".") }) { return text.percentEncoded { _ in false } }
  return text.percentEncoded(allowing: \.isURLUnreserved)
}
