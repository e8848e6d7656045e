import GRDB

/// Statements that are compiled once for a connection, and rows that are read by position while they stand in the
/// statement, without a copy. Tables are strict, so that a value always is of its column's type.
extension Database {
  /// Runs a statement that gives no rows.
  func run(_ sql: String, _ arguments: StatementArguments = []) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The first row's values as `read` takes them; nil if there is no row. The row is valid only during the call.
  func first<Value>(
    _ sql: String, _ arguments: StatementArguments = [], read: (Row) throws -> Value
  ) throws -> Value? {
    let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
    // A row has its values for as long as its cursor lives, which an optimised build ends at its last use.
    return try withExtendedLifetime(rows) { try rows.next().map(read) }
  }

  /// Calls `body` with each row; the row is valid only during the call.
  func forEach(_ sql: String, _ arguments: StatementArguments = [], body: (Row) throws -> Void) throws {
    try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments).forEach(body)
  }
}
