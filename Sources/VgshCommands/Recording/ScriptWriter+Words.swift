import VgshBase
import VgshRuntime

extension ScriptWriter {
  /// A value as a word of a command.
  ///
  /// - Parameter isText: whether text that looks like a literal must stay text.
  func word(_ value: Value, isText: Bool) -> String {
    switch value {
    case .text(let text): known(text) ?? ScriptLiteral.word(text, isText: isText)
    case .secret(let secret): self.secret(secret.reveal())
    case .null, .bool, .int, .duration: value.displayText
    case .double(let number): number < 0 ? "(\(value.displayText))" : value.displayText
    case .list, .record: expression(value)
    }
  }

  /// A value as an expression.
  func expression(_ value: Value, named name: String = "") -> String {
    switch value {
    case .text(let text): sensitive(text, named: name) ?? known(text) ?? ScriptLiteral.quoted(text)
    case .secret(let secret): self.secret(secret.reveal())
    case .null, .bool, .int, .double, .duration: value.displayText
    case .list(let items): "[" + items.map { expression($0) }.joined(separator: ", ") + "]"
    case .record(let record):
      "{" + record.map { "\(Self.key($0.key)): \(expression($0.value, named: $0.key))" }.joined(separator: ", ") + "}"
    }
  }

  private static func key(_ name: String) -> String {
    let isName = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
      default: false
      }
    }
    return isName && !name.isEmpty ? name : ScriptLiteral.quoted(name)
  }

  /// A text of which something is known: that it came out of the environment, or holds what an earlier command gave.
  private func known(_ text: String) -> String? {
    if let name = excerpt.environment[text] { return environment.read(name) }
    if let reference = reference(to: text) { return reference }
    guard text.utf8.count > Self.shortestGenerated else { return nil }
    var result = ""
    var isKnown = false
    for piece in Self.pieces(of: text) {
      if let reference = reference(to: String(piece)) {
        result += "${\(reference)}"
        isKnown = true
      } else {
        result += ScriptLiteral.escaped(String(piece))
      }
    }
    for (value, name) in excerpt.environment.sorted(by: { $0 < $1 })
    where value.utf8.count >= Redactor.shortestFound {
      let parts = result.split(separator: ScriptLiteral.escaped(value), omittingEmptySubsequences: false)
      guard parts.count > 1 else { continue }
      result = parts.joined(separator: "${\(environment.read(name))}")
      isKnown = true
    }
    return isKnown ? "\"\(result)\"" : nil
  }

  /// Stretches of what ids are made of, and what stands between them.
  private static func pieces(of text: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text[...]
    while let first = rest.unicodeScalars.first {
      let isPart = isIdentifying(first)
      let end = rest.unicodeScalars.firstIndex { isIdentifying($0) != isPart } ?? rest.endIndex
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    return pieces
  }

  private static func isIdentifying(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_")
  }

  // MARK: Secrets

  /// A secret, from the environment.
  func secret(_ text: String) -> String {
    if let name = excerpt.environment[text] { return environment.read(name) }
    return environment.read(environment.name("VERIGATOR_SECRET", for: text))
  }

  /// The number of the user that a request by hand has just verified.
  private var phoneInPath: String? {
    guard let call, case .bool(true)? = call.field("verified") else { return nil }
    for argument in call.arguments {
      guard case .text(let path) = argument.value else { continue }
      for piece in Self.pieces(of: path) {
        if let phone = phones[String(piece)] { return phone }
      }
    }
    return nil
  }

  /// A header that carries a secret, its value from the environment; null for any other.
  func header(_ value: Value) -> String? {
    guard let text = value.revealedText, let colon = text.firstIndex(of: ":") else { return nil }
    let name = String(text[..<colon])
    guard Self.secretHeaders.contains(name.lowercased()) else { return nil }
    // What is known to come out of the environment is written so anyway.
    guard !excerpt.environment.keys.contains(where: { $0.utf8.count >= Redactor.shortestFound && text.contains($0) })
    else { return nil }
    let content = String(text[text.index(after: colon)...]).trimmingBlanks()
    return "\"\(ScriptLiteral.escaped(name)): ${\(secret(content))}\""
  }

  private static let secretHeaders: Set = [
    "authorization", "proxy-authorization", "x-service-auth", "x-api-key", "cookie",
  ]

  /// What a field holds that is secret by its name: bodies that are written by hand have such.
  private func sensitive(_ text: String, named name: String) -> String? {
    switch name.lowercased() {
    case "token", "pin", "code":
      if let phone = pins[text] ?? phoneInPath { return "(sandbox pin \(phone))" }
      return "\"\(Self.wrongToken)\""
    case "password", "secret", "api_key", "apikey": return secret(text)
    default: return nil
    }
  }
}
