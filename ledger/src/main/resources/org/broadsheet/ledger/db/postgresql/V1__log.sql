-- The state of the log: exactly one row. Writers take turns by locking it first.
CREATE TABLE log_head (
  one        BIGINT PRIMARY KEY CHECK (one = 1),
  size       BIGINT NOT NULL,
  last_time  BIGINT NOT NULL, -- milliseconds since 1970, of the newest entry
  checkpoint BYTEA   NOT NULL, -- the signed note
  vkey       TEXT    NOT NULL, -- the public key that signs it
  replica    BIGINT NOT NULL  -- 1 if this is a copy of a log that another machine signs
);

-- The leaves, as they were hashed. Rows are never changed or removed.
CREATE TABLE log_entry (
  idx      BIGINT PRIMARY KEY,
  subject  TEXT    NOT NULL, -- kind:id
  revision BIGINT NOT NULL,
  bytes    BYTEA   NOT NULL
);
CREATE UNIQUE INDEX log_entry_subject ON log_entry (subject, revision);

-- The hash tree: one row for each tile, which grows to 256 hashes; a partial tile is its beginning.
CREATE TABLE log_tile (
  level  BIGINT NOT NULL,
  number BIGINT NOT NULL,
  hashes BYTEA   NOT NULL,
  PRIMARY KEY (level, number)
);

-- Documents by their SHA-256. Rows go only by erasure.
CREATE TABLE log_content (
  hash  BYTEA PRIMARY KEY,
  bytes BYTEA NOT NULL
);

-- Which publicly visible entry refers to which content or medium. A view of the entries.
CREATE TABLE log_reference (
  idx  BIGINT NOT NULL,
  hash BYTEA   NOT NULL,
  PRIMARY KEY (idx, hash)
);
CREATE INDEX log_reference_hash ON log_reference (hash);

-- What was erased, and by which entry.
CREATE TABLE log_erased (
  hash BYTEA PRIMARY KEY,
  idx  BIGINT NOT NULL
);

-- Which story an imported original became, and with which content it last came.
CREATE TABLE log_origin (
  key     BYTEA   PRIMARY KEY,
  subject TEXT    NOT NULL,
  content BYTEA   NOT NULL,
  idx     BIGINT NOT NULL
);
