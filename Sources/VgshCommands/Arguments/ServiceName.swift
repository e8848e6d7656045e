import VgshRuntime

/// What a new service is called: 1 to 255 visible characters.
package struct ServiceName: ArgumentType {
  package let text: String

  package static var typeName: String { "service name" }

  package static func convert(_ value: Value) throws(ArgumentError) -> ServiceName {
    ServiceName(text: try Label.checked(value, "the service's name"))
  }

  package static func convertUnchecked(_ value: Value) throws(ArgumentError) -> ServiceName {
    ServiceName(text: try String.convert(value))
  }
}
