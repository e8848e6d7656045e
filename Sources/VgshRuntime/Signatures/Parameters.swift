// The typed keys of a signature: each says what may stand on the line and, by its type, what the command gets.
//
// That their types are argument types is asked by the initialisers, not by the types themselves: the runtime would
// look each of them up among all conformances of the program, a quarter of the time in which it starts.

/// A word that must be there.
package struct Parameter<T>: SignatureKey {
  package typealias Bound = T
  package let spec: ParameterSpec

  package init(_ name: String, _ help: String) where T: ArgumentType {
    spec = ParameterSpec(name: name, help: help, role: .required, type: AnyArgumentType(T.self))
  }
}

/// A word that may be left out.
package struct OptionalParameter<T>: SignatureKey {
  package typealias Bound = T?
  package let spec: ParameterSpec

  package init(_ name: String, _ help: String) where T: ArgumentType {
    spec = ParameterSpec(name: name, help: help, role: .optional, type: AnyArgumentType(T.self))
  }
}

/// All words that are left.
package struct RestParameter<T>: SignatureKey {
  package typealias Bound = [T]
  package let spec: ParameterSpec

  /// - Parameter atLeastOne: whether leaving all of them out is a mistake.
  package init(_ name: String, _ help: String, atLeastOne: Bool = false) where T: ArgumentType {
    spec = ParameterSpec(name: name, help: help, role: .rest(atLeastOne: atLeastOne), type: AnyArgumentType(T.self))
  }
}

/// A command with its own words, handed over bound but not run.
package struct CommandParameter: SignatureKey {
  package typealias Bound = BoundCall
  package let spec: ParameterSpec

  package init(_ name: String, _ help: String) {
    spec = ParameterSpec(name: name, help: help, role: .command, type: AnyArgumentType(String.self))
  }
}

/// `--name VALUE`.
package struct Option<T>: SignatureKey {
  package typealias Bound = T?
  package let spec: ParameterSpec

  /// - Parameter words: what Tab offers where only these of the type's words have a sense.
  package init(_ name: String, _ help: String, offering words: [String]? = nil) where T: ArgumentType {
    var type = AnyArgumentType(T.self)
    if let words { type.completion = .words(words) }
    spec = ParameterSpec(name: name, help: help, role: .option, type: type)
  }
}

/// `--name VALUE`, as often as one likes.
package struct RepeatedOption<T>: SignatureKey {
  package typealias Bound = [T]
  package let spec: ParameterSpec

  package init(_ name: String, _ help: String) where T: ArgumentType {
    spec = ParameterSpec(name: name, help: help, role: .repeatedOption, type: AnyArgumentType(T.self))
  }
}

/// `--name`.
package struct Flag: SignatureKey {
  package typealias Bound = Bool
  package let spec: ParameterSpec

  package init(_ name: String, _ help: String) {
    spec = ParameterSpec(name: name, help: help, role: .flag, type: AnyArgumentType(Bool.self))
  }

  /// Where it is on the line, binder and checker use `convertUnchecked` for all arguments of the call.
  package static let unchecked = Flag(
    "unchecked", "send the arguments as they are written, to see what the server says")
}

extension Bool: ArgumentType {
  package static var typeName: String { "true or false" }
  package static var completion: CompletionSource { .words(["true", "false"]) }

  package static func convert(_ value: Value) throws(ArgumentError) -> Bool {
    switch value {
    case .bool(let bool): return bool
    case .text("true"): return true
    case .text("false"): return false
    case .null, .int, .double, .text, .duration, .list, .record, .secret:
      throw ArgumentError("expected true or false, not \(value.displayText.visible())")
    }
  }
}

/// A key under which a command finds what was bound to a parameter.
package protocol SignatureKey: Sendable {
  associatedtype Bound
  var spec: ParameterSpec { get }
}

/// One parameter of a signature as binder, checker, help and completion see it.
package struct ParameterSpec: Sendable {
  package enum Role: Hashable, Sendable {
    case required
    case optional
    case rest(atLeastOne: Bool)
    case command
    case option
    case repeatedOption
    case flag
    /// An expression about `$it`, evaluated for each row of the result.
    case condition
  }

  /// As help shows it: `PHONE`; of options without the dashes.
  package let name: String
  package let help: String
  package let role: Role
  package let type: AnyArgumentType

  package init(name: String, help: String, role: Role, type: AnyArgumentType) {
    self.name = name
    self.help = help
    self.role = role
    self.type = type
  }

  package var isOption: Bool {
    switch role {
    case .option, .repeatedOption, .flag, .condition: true
    case .required, .optional, .rest, .command: false
    }
  }

  /// How help shows an option: `--service SERVICE`, `--yes`.
  package var optionForm: String {
    switch role {
    case .flag: "--\(name)"
    case .condition: "--\(name) (CONDITION)"
    case .required, .optional, .rest, .command, .option, .repeatedOption:
      "--\(name) \(String(type.name.uppercased().map { $0 == " " ? "-" : $0 }))"
    }
  }

  /// Whether an option of this kind takes the next word as its value.
  package var takesValue: Bool { isOption && role != .flag }
}
