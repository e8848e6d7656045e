import VgshRuntime

/// What a service calls one of its users, often an e-mail address: 1 to 255 visible characters.
package struct Username: ArgumentType {
  package let text: String

  package static var typeName: String { "user name" }

  package static func convert(_ value: Value) throws(ArgumentError) -> Username {
    Username(text: try Label.checked(value, "the user's name"))
  }

  package static func convertUnchecked(_ value: Value) throws(ArgumentError) -> Username {
    Username(text: try String.convert(value))
  }
}
