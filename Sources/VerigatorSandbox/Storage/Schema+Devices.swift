extension Schema {
  /// Authenticator apps: an authentication by an app has no message, which takes a new table, for SQLite cannot lift a
  /// column's NOT NULL.
  static var devices: Migration {
    Migration(
      name: "devices",
      sql: """
        CREATE TABLE devices (
          key INTEGER PRIMARY KEY,
          phone_number TEXT NOT NULL UNIQUE,
          secret TEXT NOT NULL,
          -- The newest step of which a code was accepted: no code of it or of an older one is accepted again.
          last_step INTEGER
        ) STRICT;
        -- How each number was last authenticated, and for which service. It outlives the authentication.
        CREATE TABLE last_starts (
          phone_number TEXT PRIMARY KEY,
          service_id TEXT NOT NULL,
          method TEXT NOT NULL
        ) WITHOUT ROWID, STRICT;
        CREATE INDEX users_by_phone ON users (phone_number);
        CREATE TABLE nullable_authentications (
          user INTEGER PRIMARY KEY REFERENCES users (key) ON DELETE CASCADE,
          message INTEGER UNIQUE,
          method TEXT NOT NULL,
          pin TEXT,
          expires INTEGER NOT NULL,
          wrong INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        INSERT INTO nullable_authentications (user, message, method, pin, expires, wrong)
          SELECT user, message, method, pin, expires, wrong FROM authentications;
        DROP TABLE authentications;
        ALTER TABLE nullable_authentications RENAME TO authentications;
        INSERT OR REPLACE INTO last_starts (phone_number, service_id, method)
          SELECT phone_number, services.id, method
          FROM authentications
          JOIN users ON users.key = authentications.user
          JOIN services ON services.key = users.service
          ORDER BY message;
        """)
  }
}
