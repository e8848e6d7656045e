import OrderedCollections
import Verigator
import VgshRuntime
import VgshSession

// The records that several commands give back, each with what is known of it beforehand.

extension ResultShape {
  static let service = fields("id", "name", "fqdn", "ctime")
  static let user = fields("id", "id_in_service", "ctime")
  static let deletion = fields("id", "deleted")
  static let sandboxClock = fields("now", "offset", "frozen")
  static let sandboxDevice = record(SandboxDevice.fields.map { Field($0) })
  static let sandboxFaults = list(.record(SandboxFault.fields.map { Field($0) }))
  static let verdict = record([
    Field("method"), Field("verified"),
    Field("status", .fields("throttled", "expired", "invalid", "result")),
  ])
}

extension Value {
  static func service(_ service: SavedService) -> Value {
    [
      "id": .text(service.id), "name": .text(service.name), "fqdn": Value(service.fqdn), "ctime": Value(service.ctime),
    ]
  }

  static func user(_ user: User) -> Value {
    [
      "id": .text(user.id.text), "id_in_service": Value(user.idInService), "ctime": Value(user.ctime?.text),
    ]
  }

  static func deletion(of id: String, happened: Bool) -> Value {
    ["id": .text(id), "deleted": .bool(happened)]
  }

  /// The status is a record even where the reply has none, so that scripts need no case of their own for it.
  static func verdict(_ verification: Verification) -> Value {
    let status = verification.status
    return [
      "method": Value(verification.method?.rawValue),
      "verified": .bool(verification.verified),
      "status": [
        "throttled": .bool(status?.throttled ?? false),
        "expired": .bool(status?.expired ?? false),
        "invalid": .bool(status?.invalid ?? false),
        "result": Value(status?.result),
      ],
    ]
  }

  static func clock(_ clock: SandboxTime) -> Value {
    ["now": .text(clock.now), "offset": .duration(clock.offset), "frozen": .bool(clock.frozen)]
  }
}
