/// One step from one version of the database to the next.
struct Migration: Sendable {
  let name: String
  let sql: String
}

/// The database's schema as a list of named steps.
///
/// The list is append-only: a step that was ever released is never changed, moved or removed, for files that have
/// taken it are out there. Each step is in a file of its own.
enum Schema {
  /// What an SQLite file of the sandbox carries as its `application_id`: "vgsb".
  static let applicationID = 0x7667_7362

  static var migrations: [Migration] {
    [initial, numberVerification, faults, devices]
  }
}
