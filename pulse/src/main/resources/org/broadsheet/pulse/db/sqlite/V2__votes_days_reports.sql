-- Moods and votes are signals of one form: about a subject (a story's id, or "poll:" and a poll's id), one row per reader, with
-- the words that the reader said (one mood, or the ids of the choices, parted by spaces).
ALTER TABLE pulse_mood RENAME TO pulse_said;
ALTER TABLE pulse_said RENAME COLUMN article TO subject;
ALTER TABLE pulse_said RENAME COLUMN mood TO words;

-- Of a poll, the word * counts the readers who voted.
ALTER TABLE pulse_count RENAME COLUMN article TO subject;
ALTER TABLE pulse_count RENAME COLUMN mood TO word;

-- By how much the counts of a story changed on a day (days since 1970-01-01, in the site's zone), so a ranking reads the days that
-- it is about and nothing older. The sum over all days is the count. Whose change it was is not known here either.
CREATE TABLE pulse_day (
  day INTEGER NOT NULL,
  subject TEXT NOT NULL,
  word TEXT NOT NULL,
  change INTEGER NOT NULL,
  PRIMARY KEY (day, subject, word)
) WITHOUT ROWID;

-- Errors that readers reported; gone when closed, or when they are too old. Of the reader nothing is kept.
CREATE TABLE pulse_report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article TEXT NOT NULL,
  revision INTEGER NOT NULL,
  passage TEXT NOT NULL,
  words TEXT NOT NULL,
  time INTEGER NOT NULL
);
CREATE INDEX pulse_report_time ON pulse_report (time);
