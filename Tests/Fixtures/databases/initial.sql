-- A database as the first version left it: a service with two users, one of whom is about to type a PIN.
PRAGMA application_id = 1986491234;
CREATE TABLE migrations (name TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;
INSERT INTO migrations VALUES ('initial');
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
INSERT INTO accounts VALUES (1, 'sandbox', '8aaf6613f9f58be1fa55e321752edaf1bfe6d1bb6bc6123480df62637214a448');
INSERT INTO services VALUES (1, '5f1c0a52-6f0e-4a57-9c2e-3d8b7a1e4c10', 1, 'CoffeeShop', 'coffeeshop.com', 1499346723141);
INSERT INTO services VALUES (2, '6a1c0a52-6f0e-4a57-9c2e-3d8b7a1e4c11', 1, 'TeaShop', 'teashop.com', 1499346723141);
INSERT INTO users VALUES
  (1, 'b8f3d6e4-2c71-4e0b-8a95-6d4f0c2a7e31', 1, 'john_doe', '+37255555555', 1499346723141),
  (2, 'c8f3d6e4-2c71-4e0b-8a95-6d4f0c2a7e32', 1, 'jane', '+37266666666', 1499346723141);
INSERT INTO messages VALUES (
  7, '+37255555555', 'Verigator', 'CoffeeShop: your PIN is 4711', '4711', 'auth',
  '5f1c0a52-6f0e-4a57-9c2e-3d8b7a1e4c10', 'b8f3d6e4-2c71-4e0b-8a95-6d4f0c2a7e31', 1499346723141, 1499347023141);
INSERT INTO authentications VALUES (1, 7, 'sms', '4711', 1499347023141, 2);
INSERT INTO pinned VALUES ('+37266666666', '0815');
