-- The state of the log: exactly one row. Writers take turns by locking the database.
CREATE TABLE log_head (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  size       INTEGER NOT NULL,
  last_time  INTEGER NOT NULL, -- milliseconds since 1970, of the newest entry
  checkpoint BLOB    NOT NULL, -- the signed note
  vkey       TEXT    NOT NULL, -- the public key that signs it
  replica    INTEGER NOT NULL  -- 1 if this is a copy of a log that another machine signs
);

-- The leaves, as they were hashed. Rows are never changed or removed.
CREATE TABLE log_entry (
  idx      INTEGER PRIMARY KEY,
  subject  TEXT    NOT NULL, -- kind:id
  revision INTEGER NOT NULL,
  bytes    BLOB    NOT NULL
);
CREATE UNIQUE INDEX log_entry_subject ON log_entry (subject, revision);

-- The hash tree: one row for each tile, which grows to 256 hashes; a partial tile is its beginning.
CREATE TABLE log_tile (
  level  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hashes BLOB    NOT NULL,
  PRIMARY KEY (level, number)
);

-- Documents by their SHA-256. Rows go only by erasure.
CREATE TABLE log_content (
  hash  BLOB PRIMARY KEY,
  bytes BLOB NOT NULL
);

-- Which publicly visible entry refers to which content or medium. A view of the entries.
CREATE TABLE log_reference (
  idx  INTEGER NOT NULL,
  hash BLOB    NOT NULL,
  PRIMARY KEY (idx, hash)
) WITHOUT ROWID;
CREATE INDEX log_reference_hash ON log_reference (hash);

-- What was erased, and by which entry.
CREATE TABLE log_erased (
  hash BLOB PRIMARY KEY,
  idx  INTEGER NOT NULL
);

-- Which story an imported original became, and with which content it last came.
CREATE TABLE log_origin (
  key     BLOB    PRIMARY KEY,
  subject TEXT    NOT NULL,
  content BLOB    NOT NULL,
  idx     INTEGER NOT NULL
);
