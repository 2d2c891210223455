-- One row, and the lock of every batch. The version counts the committed batches; key_check tells whether keys/pulse.key
-- is the one that made the marks.
CREATE TABLE pulse_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version BIGINT NOT NULL,
  key_check BYTEA NOT NULL
);

-- One mood per reader and story. The mark is a keyed hash of token and article, so the rows of one reader share nothing.
-- No time and no address stand here on purpose.
CREATE TABLE pulse_mood (
  article TEXT NOT NULL,
  mark BYTEA NOT NULL CHECK (length(mark) = 16),
  mood TEXT NOT NULL,
  PRIMARY KEY (article, mark)
);

-- Always equal to the rows of pulse_mood counted by (article, mood): both change in one transaction.
CREATE TABLE pulse_count (
  article TEXT NOT NULL,
  mood TEXT NOT NULL,
  readers BIGINT NOT NULL CHECK (readers >= 0),
  version BIGINT NOT NULL,
  PRIMARY KEY (article, mood)
);

-- Each program that shares this store asks for what changed since it last looked.
CREATE INDEX pulse_count_version ON pulse_count (version);
