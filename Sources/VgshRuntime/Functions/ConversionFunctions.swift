import ExactJSON
import VgshBase

/// Functions that make a value of one type from one of another.
enum ConversionFunctions {
  static let all = [
    Function(
      "int", "value", summary: "a whole number from a text or double, decimals cut off", example: #"int("42") == 42"#,
      body: .pure(int)),
    Function(
      "double", "value", summary: "a number from a text or int", example: #"double("2.5") == 2.5"#,
      body: .pure(double)),
    Function(
      "text", "value", summary: "the value as print shows it", example: #"text(42) == "42""#,
      body: .pure { args throws(ValueError) in
        let (text, isSecret) = try args[0].checkedInterpolation()
        return isSecret ? .secret(SecretText(text)) : .text(text)
      }),
    Function(
      "json", "value", summary: "the value as one line of JSON", example: #"json({a: [1, true]}) == '{"a":[1,true]}'"#,
      body: .pure { args throws(ValueError) in
        try args[0].checkWrittenSize()
        let text = args[0].revealedJSON.text()
        try Value.checkText(text.utf8.count)
        return .text(text, madeFrom: args)
      }),
    Function(
      "parse_json", "text", summary: "the value of a JSON document", example: "parse_json('[1, 2]') == [1, 2]",
      body: .pure(parseJSON)),
  ]

  private static func int(_ args: [Value]) throws(ValueError) -> Value {
    switch args[0] {
    case .int: return args[0]
    case .double(let number):
      guard let whole = Int(exactly: number.rounded(.towardZero)) else {
        throw ValueError("overflow", "int: \(number) is more than an int holds")
      }
      return .int(whole)
    case .text, .secret:
      let text = try args[0].text(for: "value", of: "int")
      let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
      guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { throw unreadable(args[0], as: "int", "whole number") }
      guard let number = Int(text) else {
        throw ValueError("overflow", "int: \(args[0].quoted) is more than an int holds")
      }
      return .int(number)
    case .duration: throw args[0].mismatch("value", of: "int", "a number or text", help: "divide it by a unit: $d / 1s")
    case .null, .bool, .list, .record: throw args[0].mismatch("value", of: "int", "a number or text")
    }
  }

  private static func double(_ args: [Value]) throws(ValueError) -> Value {
    switch args[0] {
    case .int(let number): return .double(Double(number))
    case .double: return args[0]
    case .text, .secret:
      let text = try args[0].text(for: "value", of: "double")
      // The library's reader also takes hexadecimal, "inf" and "nan", which the language has not.
      let allowed = text.utf8.allSatisfy { $0.isDigit || "+-.eE".utf8.contains($0) }
      guard allowed, text.utf8.first != UInt8(ascii: "+"), let number = Double(text) else {
        throw unreadable(args[0], as: "double", "number")
      }
      guard number.isFinite else {
        throw ValueError("overflow", "double: \(args[0].quoted) is more than a double holds")
      }
      return .double(number)
    case .duration:
      throw args[0].mismatch("value", of: "double", "a number or text", help: "divide it by a unit: $d / 1s")
    case .null, .bool, .list, .record: throw args[0].mismatch("value", of: "double", "a number or text")
    }
  }

  private static func unreadable(_ value: Value, as function: String, _ what: String) -> ValueError {
    ValueError("bad-number", "\(function): \(value.quoted) is no \(what)")
  }

  private static func parseJSON(_ args: [Value]) throws(ValueError) -> Value {
    let text = try args[0].text(for: "text", of: "parse_json")
    do throws(JSONSyntaxError) {
      return Value(try JSON(parsing: text)).made(from: args[0])
    } catch {
      throw ValueError("bad-json", "parse_json: no JSON: \(error)")
    }
  }
}

extension Value {
  /// The value between quotes for a message: cut where it is long, a secret as the mark.
  var quoted: String {
    let text = displayText.visible()
    return "'\(text.count > 60 ? text.prefix(60) + "…" : text)'"
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
