import VgshBase
import VgshRuntime
import VgshSession

/// A call of a command as it was made: variables, loops and definitions have become values.
package struct LoggedCall: Sendable {
  /// An argument with the parameter of the signature that it was given for.
  struct Argument: Sendable {
    /// Among the parameters of the signature, its options behind them.
    let index: Int
    /// As it was given.
    let value: Value
  }

  /// Why it failed.
  struct Failure: Sendable {
    let kind: CommandFailure.Kind
    let status: Int?

    /// What stands behind `expect error` for such a failure: its status, unless that speaks of a success.
    var words: String { status.flatMap { (200..<300).contains($0) ? nil : String($0) } ?? kind.rawValue }
  }

  /// A user that a call was about.
  struct Subject: Sendable {
    let user: SeenUsers.User
    /// The service's id.
    let service: String
  }

  let signature: Signature
  /// In the order of the signature.
  let arguments: [Argument]
  let span: SourceSpan?
  var result = Value.null
  /// Null where it went well.
  var failure: Failure?
  /// Where a script expected the failure: the words behind its `expect error`.
  var expected: String?
  /// What a `let` called the result.
  var name: String?
  /// The service that it was about.
  var service: SavedService?
  /// The user that it was about.
  var subject: Subject?
  /// The number of the last exchange that it made; null where it made none.
  var exchange: Int?
  /// The status of that exchange.
  var status: Int?

  init(_ call: BoundCall) {
    signature = call.signature
    span = call.span
    let specs = call.signature.parameters + call.signature.options
    arguments = specs.indices.flatMap { index in
      (call.arguments[specs[index].name] ?? []).map { Argument(index: index, value: $0.value) }
    }
  }

  func spec(of argument: Argument) -> ParameterSpec {
    let parameters = signature.parameters
    let isPositional = argument.index < parameters.count
    return isPositional ? parameters[argument.index] : signature.options[argument.index - parameters.count]
  }

  /// What was given for a parameter; the first where it takes several.
  subscript(key: some SignatureKey) -> Value? {
    arguments.first { spec(of: $0).name == key.spec.name }?.value
  }

  /// A field of its result.
  func field(_ name: String) -> Value? {
    guard case .record(let record) = result else { return nil }
    return record[name]
  }
}
