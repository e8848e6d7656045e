import Verigator
import VgshBase
import VgshRuntime

// The client's own types as arguments: they check and normalise what is written, or take it as it is.

extension ArgumentError {
  /// What the client says of a value that it would not send.
  init(_ input: InvalidInput) { self.init(input.problem, help: input.advice) }
}

extension PhoneNumber: ArgumentType {
  package static var typeName: String { "phone number" }
  package static var completion: CompletionSource { .phones }

  package static func convert(_ value: Value) throws(ArgumentError) -> PhoneNumber {
    let text = try String.convert(value)
    do { return try PhoneNumber(text) } catch { throw ArgumentError(error) }
  }

  package static func convertUnchecked(_ value: Value) throws(ArgumentError) -> PhoneNumber {
    PhoneNumber(unchecked: try String.convert(value))
  }
}

extension HostName: ArgumentType {
  package static var typeName: String { "domain" }

  package static func convert(_ value: Value) throws(ArgumentError) -> HostName {
    let text = try String.convert(value)
    do { return try HostName(text) } catch { throw ArgumentError(error) }
  }

  package static func convertUnchecked(_ value: Value) throws(ArgumentError) -> HostName {
    HostName(unchecked: try String.convert(value))
  }
}

extension VerificationToken: ArgumentType {
  package static var typeName: String { "PIN" }
  package static var isSecret: Bool { true }

  package static func convert(_ value: Value) throws(ArgumentError) -> VerificationToken {
    let text = try String.convert(value)
    do { return try VerificationToken(text) } catch { throw ArgumentError(error) }
  }

  package static func convertUnchecked(_ value: Value) throws(ArgumentError) -> VerificationToken {
    VerificationToken(unchecked: try String.convert(value))
  }
}

extension RequestPath: ArgumentType {
  package static var typeName: String { "path" }
  package static var completion: CompletionSource { .words(["/v1/service/service"]) }

  package static func convert(_ value: Value) throws(ArgumentError) -> RequestPath {
    let text = try String.convert(value)
    do { return try RequestPath(text) } catch { throw ArgumentError(error) }
  }
}
