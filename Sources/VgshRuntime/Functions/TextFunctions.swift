/// Functions on text. Places in it are found byte for byte, as `contains` does.
enum TextFunctions {
  static let all = [
    Function(
      "lower", "text", summary: "the text in lower case", example: #"lower("ABC") == "abc""#,
      body: .pure { args throws(ValueError) in
        try changed(args, of: "lower") { $0.lowercased() }
      }),
    Function(
      "upper", "text", summary: "the text in upper case", example: #"upper("abc") == "ABC""#,
      body: .pure { args throws(ValueError) in
        try changed(args, of: "upper") { $0.uppercased() }
      }),
    Function(
      "trim", "text", summary: "the text without blanks and line breaks at its ends",
      example: #"trim("  abc ") == "abc""#, body: .pure(trim)),
    Function(
      "split", "text", "separator", summary: "the parts of a text between separators",
      example: #"split("a,b,c", ",") == ["a", "b", "c"]"#, body: .pure(split)),
    Function(
      "join", "list", "separator?", summary: "the items of a list as one text",
      example: #"join([1, 2, 3], "-") == "1-2-3""#, body: .pure(join)),
    Function(
      "replace", "text", "old", "new", summary: "the text with every occurrence of a part replaced",
      example: #"replace("a-b-c", "-", "+") == "a+b+c""#, body: .pure(replace)),
    Function(
      "starts_with", "text", "prefix", summary: "whether a text begins with another",
      example: #"starts_with("+37255", "+372")"#,
      body: .pure { args throws(ValueError) in
        let text = try args[0].text(for: "text", of: "starts_with")
        return .bool(text.utf8.starts(with: try args[1].text(for: "prefix", of: "starts_with").utf8))
      }),
    Function(
      "ends_with", "text", "suffix", summary: "whether a text ends with another",
      example: #"ends_with("users.csv", ".csv")"#,
      body: .pure { args throws(ValueError) in
        let text = try args[0].text(for: "text", of: "ends_with")
        return .bool(
          text.utf8.reversed().starts(with: try args[1].text(for: "suffix", of: "ends_with").utf8.reversed()))
      }),
  ]

  /// Some letters are longer in the other case.
  private static func changed(
    _ args: [Value], of function: String, _ change: (String) -> String
  ) throws(ValueError) -> Value {
    let text = change(try args[0].text(for: "text", of: function))
    try Value.checkText(text.utf8.count)
    return .text(text, madeFrom: args)
  }

  private static func trim(_ args: [Value]) throws(ValueError) -> Value {
    let text = try args[0].text(for: "text", of: "trim").drop(while: \.isWhitespace)
    guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return .text("", madeFrom: args) }
    return .text(String(text[...last]), madeFrom: args)
  }

  private static func split(_ args: [Value]) throws(ValueError) -> Value {
    let text = try args[0].text(for: "text", of: "split")
    let separator = try args[1].text(for: "separator", of: "split")
    guard !separator.isEmpty else { throw ValueError("bad-argument", "split: the separator is empty") }
    let parts = text.parts(between: separator)
    try Value.checkList(parts.count)
    return .list(parts.map { .text($0, madeFrom: args) })
  }

  private static func join(_ args: [Value]) throws(ValueError) -> Value {
    let items = try args[0].list(for: "list", of: "join")
    let separator = args.count > 1 ? try args[1].text(for: "separator", of: "join") : ""
    var text = ""
    for (index, item) in items.enumerated() {
      let piece = try item.checkedInterpolation().text
      try Value.checkText(text.utf8.count + separator.utf8.count + piece.utf8.count)
      if index > 0 { text += separator }
      text += piece
    }
    return .text(text, madeFrom: args)
  }

  private static func replace(_ args: [Value]) throws(ValueError) -> Value {
    let text = try args[0].text(for: "text", of: "replace")
    let old = try args[1].text(for: "old", of: "replace")
    let new = try args[2].text(for: "new", of: "replace")
    guard !old.isEmpty else { throw ValueError("bad-argument", "replace: the text to replace is empty") }
    let parts = text.parts(between: old)
    let (added, overflow) = (parts.count - 1).multipliedReportingOverflow(by: new.utf8.count)
    try Value.checkText(overflow ? .max : added)
    try Value.checkText(parts.reduce(added) { $0 + $1.utf8.count })
    return .text(parts.joined(separator: new), madeFrom: args)
  }
}

extension String {
  /// What stands before, between and behind the occurrences of a separator, which must not be empty.
  func parts(between separator: String) -> [String] {
    let bytes = Array(utf8)
    let pattern = Array(separator.utf8)
    var parts: [String] = []
    var start = 0
    var place = 0
    while place + pattern.count <= bytes.count {
      if bytes[place] == pattern[0], bytes[place..<place + pattern.count].elementsEqual(pattern) {
        parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += pattern.count
        start = place
      } else {
        place += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
