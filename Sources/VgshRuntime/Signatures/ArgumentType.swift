import VgshBase

/// A type that an argument of a command can have: how a value becomes one, and what to offer while it is typed.
///
/// Conformances live beside the commands (`extension PhoneNumber: ArgumentType`); the language knows none of them.
package protocol ArgumentType: Sendable {
  /// What help and diagnostics call it: `phone number`.
  static var typeName: String { get }
  /// What Tab offers.
  static var completion: CompletionSource { get }
  /// Whether what is typed must never be shown or stored.
  static var isSecret: Bool { get }
  /// Whether an unquoted word that is a literal of the language has that literal's value.
  static var takesLiterals: Bool { get }
  /// Makes an argument of a value; a word of a command is text.
  static func convert(_ value: Value) throws(ArgumentError) -> Self
  /// The same where the line says `--unchecked`: what is written goes out as it is.
  static func convertUnchecked(_ value: Value) throws(ArgumentError) -> Self
}

extension ArgumentType {
  package static func convertUnchecked(_ value: Value) throws(ArgumentError) -> Self { try convert(value) }
  package static var completion: CompletionSource { .none }
  package static var isSecret: Bool { false }
  package static var takesLiterals: Bool { false }
}

/// Why a value is not the argument that was asked for.
package struct ArgumentError: Error, Hashable, Sendable {
  /// What is wrong, to follow on "NAME: ".
  package let message: String
  /// What to type instead.
  package let help: String?

  package init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }

  package static func expected(_ typeName: String, got value: Value) -> ArgumentError {
    ArgumentError("expected \(typeName), not \(value.typePhrase)")
  }
}

/// Where the candidates of a completion come from.
package enum CompletionSource: Hashable, Sendable {
  case none
  case words([String])
  case services
  case users
  case phones
  case files
  case settings
  case commands
  case environment
}

/// An argument type with its static type forgotten.
package struct AnyArgumentType: Sendable {
  package let name: String
  package var completion: CompletionSource
  package let isSecret: Bool
  package let takesLiterals: Bool
  package let convert: @Sendable (Value) throws(ArgumentError) -> any Sendable
  /// For a call with `Flag.unchecked`.
  package let convertUnchecked: @Sendable (Value) throws(ArgumentError) -> any Sendable

  package init<T: ArgumentType>(_ type: T.Type) {
    name = T.typeName
    completion = T.completion
    isSecret = T.isSecret
    takesLiterals = T.takesLiterals
    convert = { (value) throws(ArgumentError) in
      do throws(ArgumentError) { return try T.convert(value) } catch { throw Self.discreet(error, value, T.typeName) }
    }
    convertUnchecked = { (value) throws(ArgumentError) in
      do throws(ArgumentError) {
        return try T.convertUnchecked(value)
      } catch {
        throw Self.discreet(error, value, T.typeName)
      }
    }
  }

  /// The error without its details where the value is secret, for they may hold characters of it.
  private static func discreet(_ error: ArgumentError, _ value: Value, _ typeName: String) -> ArgumentError {
    value.isTainted ? ArgumentError("the secret value is no \(typeName)") : error
  }
}

extension String: ArgumentType {
  package static var typeName: String { "text" }

  package static func convert(_ value: Value) throws(ArgumentError) -> String {
    switch value {
    case .text, .secret: return value.revealedText ?? ""
    case .int, .double, .bool, .duration: return value.displayText
    case .null, .list, .record: throw .expected("text", got: value)
    }
  }
}

extension Int: ArgumentType {
  package static var typeName: String { "whole number" }

  package static func convert(_ value: Value) throws(ArgumentError) -> Int {
    switch value {
    case .int(let number): return number
    case .text(let text):
      guard let number = Int(text), !text.hasPrefix("+") else {
        throw ArgumentError("'\(text.visible())' is no whole number")
      }
      return number
    case .null, .bool, .double, .duration, .list, .record, .secret: throw .expected("a whole number", got: value)
    }
  }
}

extension Duration: ArgumentType {
  package static var typeName: String { "duration" }

  package static func convert(_ value: Value) throws(ArgumentError) -> Duration {
    switch value {
    case .duration(let duration): return duration
    case .text(let text):
      guard let duration = DurationText.parse(text) else {
        throw ArgumentError(
          "'\(text.visible())' is no duration", help: "write a number with its unit: 250ms, 10s, 5m, 2h, 1d")
      }
      return duration
    case .int(let number):
      throw ArgumentError("\(number) is no duration", help: "write it with its unit: \(number)s")
    case .null, .bool, .double, .list, .record, .secret: throw .expected("a duration", got: value)
    }
  }
}

extension Value: ArgumentType {
  package static var typeName: String { "value" }
  package static var takesLiterals: Bool { true }
  package static func convert(_ value: Value) throws(ArgumentError) -> Value { value }
}

/// Text that must not be seen: a password, a PIN.
extension SecretText: ArgumentType {
  package static var typeName: String { "secret text" }
  package static var isSecret: Bool { true }

  package static func convert(_ value: Value) throws(ArgumentError) -> SecretText {
    SecretText(try String.convert(value))
  }
}
