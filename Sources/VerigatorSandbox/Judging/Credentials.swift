import Crypto

/// What `X-Service-Auth` holds: a user name and a password, parted by the first colon.
struct Credentials: Sendable {
  let username: String
  let password: String

  /// - Parameter otherHeader: `Authorization`, which the API does not read; some take it for the place.
  /// - Throws: A 401 where the header is missing or has not that form.
  init(header: String?, otherHeader: String? = nil) throws(Problem) {
    guard let header else {
      let hint = otherHeader == nil ? "" : ", in clear text; Authorization is not read"
      throw Problem(.unauthorized, "The header X-Service-Auth is missing; it must be user:password\(hint)")
    }
    guard let colon = header.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      let hint = header.contains(";") ? ", parted by a colon and not by a semicolon" : ", parted by a colon"
      throw Problem(.unauthorized, "The header X-Service-Auth is malformed; it must be user:password\(hint)")
    }
    username = String(header[..<colon])
    password = String(header[header.index(after: colon)...])
    guard !username.isEmpty else {
      throw Problem(.unauthorized, "The header X-Service-Auth is malformed; the user name before the colon is empty")
    }
  }

  /// Reads what a new account is to have: what can be sent in the header, and comes out of it as it was.
  ///
  /// - Throws: A 422 that names the field.
  init(newAccount fields: Fields) throws(Problem) {
    username = try Self.sendable("username", in: fields)
    password = try Self.sendable("password", in: fields)
    guard !username.utf8.contains(UInt8(ascii: ":")) else {
      throw Problem(.invalid, "username must not hold a colon, which parts it from the password in X-Service-Auth")
    }
  }

  private static func sendable(_ name: String, in fields: Fields) throws(Problem) -> String {
    let text = try fields.text(name)
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw Problem(.invalid, "\(name) must not hold control characters, which no header can carry")
    }
    // A header's value is taken without the blanks around it.
    let ends = [text.unicodeScalars.first, text.unicodeScalars.last]
    guard !ends.contains(where: { $0?.properties.isWhitespace == true }) else {
      throw Problem(.invalid, "\(name) must not begin or end with a blank")
    }
    return text
  }

  /// - Parameters username, password: Not empty.
  init(username: String, password: String) {
    self.username = username
    self.password = password
  }

  /// What is stored of them: SHA-256 in hexadecimal digits. The user name serves as the salt.
  ///
  /// A slow password hash would be out of place: it guards test data, and is computed for every request.
  var digest: String {
    var hash = SHA256()
    for part in [username, "\0", password] {
      var part = part
      part.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }
    return String(unsafeUninitializedCapacity: 2 * SHA256.byteCount) { text in
      func digit(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
      }
      var position = 0
      for byte in hash.finalize() {
        text[position] = digit(byte >> 4)
        text[position + 1] = digit(byte & 15)
        position += 2
      }
      return position
    }
  }
}

extension Credentials {
  /// What `init(newAccount:)` takes for a user name.
  static var usernameSchema: JSONSchema { schema(without: ":") }

  static var passwordSchema: JSONSchema { schema(without: "") }

  private static func schema(without more: String) -> JSONSchema {
    let no = #"\u0000-\u001f\u007f-\u009f\#(more)"#
    return .string(pattern: #"^[^\#(no)\#(Fields.blanks)](?:[^\#(no)]*[^\#(no)\#(Fields.blanks)])?$"#)
      .adding("minLength", 1).adding("maxLength", .integer(Fields.textLimit))
  }
}

extension String {
  /// Compares in a time that tells nothing of where the texts differ.
  func equalsInConstantTime(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return zip(utf8, other.utf8).reduce(0 as UInt8) { difference, pair in difference | (pair.0 ^ pair.1) } == 0
  }
}
