extension Schema {
  /// Times are milliseconds since 1970, of the sandbox's clock.
  static var initial: Migration {
    Migration(
      name: "initial",
      sql: """
        CREATE TABLE accounts (
          key INTEGER PRIMARY KEY,
          username TEXT NOT NULL UNIQUE,
          digest TEXT NOT NULL
        ) STRICT;
        CREATE TABLE services (
          key INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          account INTEGER NOT NULL REFERENCES accounts (key) ON DELETE CASCADE,
          name TEXT NOT NULL,
          fqdn TEXT NOT NULL,
          created INTEGER NOT NULL,
          UNIQUE (account, name)
        ) STRICT;
        CREATE TABLE users (
          key INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          service INTEGER NOT NULL REFERENCES services (key) ON DELETE CASCADE,
          id_in_service TEXT NOT NULL,
          phone_number TEXT NOT NULL,
          created INTEGER NOT NULL,
          UNIQUE (service, id_in_service)
        ) STRICT;
        -- Numbers are never used twice, so that one can go on from a message that was deleted.
        CREATE TABLE messages (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          recipient TEXT NOT NULL,
          sender TEXT NOT NULL,
          text TEXT,
          pin TEXT,
          kind TEXT NOT NULL,
          service_id TEXT NOT NULL,
          user_id TEXT NOT NULL,
          created INTEGER NOT NULL,
          expires INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX unexpired_messages ON messages (expires) WHERE pin IS NOT NULL;
        CREATE TABLE authentications (
          user INTEGER PRIMARY KEY REFERENCES users (key) ON DELETE CASCADE,
          message INTEGER NOT NULL UNIQUE,
          method TEXT NOT NULL,
          pin TEXT,
          expires INTEGER NOT NULL,
          wrong INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE pinned (
          phone_number TEXT PRIMARY KEY,
          pin TEXT NOT NULL
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE clock (
          key INTEGER PRIMARY KEY CHECK (key = 1),
          time_offset INTEGER NOT NULL DEFAULT 0,
          frozen_at INTEGER
        ) STRICT;
        INSERT INTO clock (key) VALUES (1);
        -- How far the generator of a seed has come.
        CREATE TABLE generators (
          seed INTEGER PRIMARY KEY,
          state INTEGER NOT NULL
        ) STRICT;
        """)
  }
}
