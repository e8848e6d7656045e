import ExactJSON

extension Service {
  /// As the API shows a service. The `fqdn` is not part of it.
  var json: JSON {
    ["id": .string(id), "ctime": .string(created.rfc3339), "name": .string(name)]
  }

  static var schema: JSONSchema { .object(["id": .id, "ctime": .time, "name": .string]).named("Service") }
}

extension User {
  /// As the API shows a user. The phone number is not part of it.
  var json: JSON {
    ["id": .string(id), "ctime": .string(created.rfc3339), "id_in_service": .string(idInService)]
  }

  static var schema: JSONSchema { .object(["id": .id, "ctime": .time, "id_in_service": .string]).named("User") }
}
