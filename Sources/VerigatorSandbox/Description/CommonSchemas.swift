extension JSONSchema {
  /// The id of a service or a user.
  static var id: JSONSchema { string(format: "uuid") }

  /// A moment as `Timestamp.rfc3339` writes it.
  static var time: JSONSchema { string(format: "date-time").example("2017-07-06T13:12:03.141Z") }
}

extension Problem {
  /// The body of every refusal.
  static var schema: JSONSchema { .object(["message": .string.described("What was wrong, for people")]).named("Error") }
}

extension AuthenticationMethod {
  static var schema: JSONSchema { .words(allCases.map(\.rawValue)) }
}
