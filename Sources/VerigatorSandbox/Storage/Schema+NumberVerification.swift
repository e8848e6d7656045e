extension Schema {
  /// Numbers that are verified without a service: what was sent, what is still to be sent, and by whom one is known again.
  static var numberVerification: Migration {
    Migration(
      name: "number-verification",
      sql: """
        -- The id of the verification that a message belongs to.
        ALTER TABLE messages ADD COLUMN verification TEXT;
        CREATE INDEX messages_of_verifications ON messages (verification) WHERE verification IS NOT NULL;
        CREATE TABLE number_verifications (
          id TEXT PRIMARY KEY,
          account INTEGER NOT NULL REFERENCES accounts (key) ON DELETE CASCADE,
          phone_number TEXT NOT NULL,
          sender TEXT NOT NULL,
          text TEXT,
          pin TEXT,
          expires INTEGER NOT NULL,
          wrong INTEGER NOT NULL DEFAULT 0,
          cookie TEXT,
          -- How often the PIN is still to be sent, how long after one sending the next follows, and when the next is due.
          sendings_left INTEGER NOT NULL,
          delay INTEGER NOT NULL,
          due INTEGER
        ) WITHOUT ROWID, STRICT;
        CREATE INDEX due_sendings ON number_verifications (due) WHERE due IS NOT NULL;
        CREATE INDEX unexpired_numbers ON number_verifications (expires) WHERE pin IS NOT NULL;
        CREATE TABLE verified_cookies (
          account INTEGER NOT NULL REFERENCES accounts (key) ON DELETE CASCADE,
          phone_number TEXT NOT NULL,
          cookie TEXT NOT NULL,
          PRIMARY KEY (account, phone_number, cookie)
        ) WITHOUT ROWID, STRICT;
        """)
  }
}
