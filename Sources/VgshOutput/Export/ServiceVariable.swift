/// The names of the variables that hold the ids of services: `VERIGATOR_SERVICE_ID_COFFEESHOP`.
enum ServiceVariable {
  /// A name for each service, by its id.
  ///
  /// Where two come out the same the older service keeps it and the younger one has the beginning of its id behind it,
  /// so that a service that is added later moves no name.
  static func names(of services: [ExportedService]) -> [String: String] {
    var names: [String: String] = [:]
    var taken: Set<String> = []
    for service in services.sorted(by: isOlder) where names[service.id] == nil {
      let plain = "VERIGATOR_SERVICE_ID_\(identifier(service.name))"
      let id = identifier(service.id)
      let candidates = [plain, "\(plain)_\(id.prefix(8))", "\(plain)_\(id)"]
      let name = candidates.first { !taken.contains($0) } ?? "VERIGATOR_SERVICE_ID_ID_\(id)"
      taken.insert(name)
      names[service.id] = name
    }
    return names
  }

  /// By the time of creation, those without one last. Times are RFC 3339 in UTC, whose order is that of their text.
  private static func isOlder(_ a: ExportedService, _ b: ExportedService) -> Bool {
    switch (a.ctime, b.ctime) {
    case (let a?, let b?) where a != b: a < b
    case (_?, nil): true
    case (nil, _?): false
    case (_?, _?), (nil, nil): a.id < b.id
    }
  }

  /// Capital letters, digits and `_`: Latin letters without their marks, other letters and digits as code points, all
  /// else `_`, but for a name that would be nothing else.
  private static func identifier(_ name: String) -> String {
    let scalars = Array(name.uppercased().unicodeScalars)
    let text = scalars.map(part).joined()
    guard text.utf8.allSatisfy({ $0 == UInt8(ascii: "_") }) else { return text }
    return scalars.map(codePoint).joined()
  }

  private static func part(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "A"..."Z", "0"..."9": return String(scalar)
    // The marks behind a letter in a text that is decomposed.
    case "\u{300}"..."\u{36F}": return ""
    default: break
    }
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return "_" }
    return latin(scalar) ?? codePoint(scalar)
  }

  /// Å is A and Æ is AE, for the names that Unicode gives them say so.
  private static func latin(_ scalar: Unicode.Scalar) -> String? {
    let prefix = "LATIN CAPITAL LETTER "
    guard let name = scalar.properties.name, name.hasPrefix(prefix) else { return nil }
    let words = name.dropFirst(prefix.count).split(separator: " ")
    guard let letter = words.first, words.count == 1 || words[1] == "WITH" else { return nil }
    return letter.allSatisfy { $0.isASCII && $0.isLetter } ? String(letter) : nil
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
