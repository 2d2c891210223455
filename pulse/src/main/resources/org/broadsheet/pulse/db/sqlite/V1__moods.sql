-- One row. The version counts the committed batches; key_check tells whether keys/pulse.key is the one that made the marks.
CREATE TABLE pulse_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  key_check BLOB NOT NULL
);

-- One mood per reader and story. The mark is a keyed hash of token and article, so the rows of one reader share nothing.
-- No time and no address stand here on purpose.
CREATE TABLE pulse_mood (
  article TEXT NOT NULL,
  mark BLOB NOT NULL CHECK (length(mark) = 16),
  mood TEXT NOT NULL,
  PRIMARY KEY (article, mark)
) WITHOUT ROWID;

-- Always equal to the rows of pulse_mood counted by (article, mood): both change in one transaction.
CREATE TABLE pulse_count (
  article TEXT NOT NULL,
  mood TEXT NOT NULL,
  readers INTEGER NOT NULL CHECK (readers >= 0),
  version INTEGER NOT NULL,
  PRIMARY KEY (article, mood)
) WITHOUT ROWID;
