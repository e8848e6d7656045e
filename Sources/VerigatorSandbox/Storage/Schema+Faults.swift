extension Schema {
  /// Faults in the order in which they are asked; times are milliseconds.
  static var faults: Migration {
    Migration(
      name: "faults",
      sql: """
        CREATE TABLE faults (
          key INTEGER PRIMARY KEY,
          operation TEXT,
          path TEXT,
          probability REAL NOT NULL,
          after INTEGER NOT NULL,
          times INTEGER,
          status INTEGER,
          delay INTEGER NOT NULL,
          jitter INTEGER NOT NULL,
          closes INTEGER NOT NULL,
          truncates INTEGER NOT NULL,
          body TEXT
        ) STRICT;
        """)
  }
}
