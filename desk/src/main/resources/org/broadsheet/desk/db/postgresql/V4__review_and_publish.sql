-- Who was asked for the next review, when the story is due, and before when nothing of it may be published.
ALTER TABLE desk_story ADD COLUMN asked TEXT REFERENCES desk_person (id);
ALTER TABLE desk_story ADD COLUMN due BIGINT;
ALTER TABLE desk_story ADD COLUMN embargo BIGINT;
-- The version that readers see and that every stage has reviewed: behind live while an emergency waits for its review.
ALTER TABLE desk_story ADD COLUMN vetted INTEGER;
UPDATE desk_story SET vetted = live;

-- What somebody said about a passage of a version.
CREATE TABLE desk_remark (
  id      TEXT    PRIMARY KEY,
  story   TEXT    NOT NULL REFERENCES desk_story (id),
  n       INTEGER NOT NULL,
  person  TEXT    NOT NULL REFERENCES desk_person (id),
  passage TEXT    NOT NULL, -- word for word from that version; empty for the whole
  text    TEXT    NOT NULL,
  time    BIGINT  NOT NULL,
  settled BIGINT -- absent while it is open
);
CREATE INDEX desk_remark_story ON desk_remark (story, time);

-- Who read the proof of which version.
CREATE TABLE desk_proof (
  story  TEXT    NOT NULL REFERENCES desk_story (id),
  n      INTEGER NOT NULL,
  person TEXT    NOT NULL REFERENCES desk_person (id),
  hash   TEXT    NOT NULL,
  time   BIGINT  NOT NULL,
  PRIMARY KEY (story, n, person)
);

-- What will be done at a time. Stories of one release share its name and go out in one transaction.
CREATE TABLE desk_plan (
  release TEXT    NOT NULL,
  story   TEXT    NOT NULL REFERENCES desk_story (id),
  act     TEXT    NOT NULL, -- publish, withdraw
  hash    TEXT    NOT NULL, -- the text that it is about
  reason  TEXT    NOT NULL, -- of a withdrawal
  person  TEXT    NOT NULL REFERENCES desk_person (id), -- who planned it, and acts
  at      BIGINT  NOT NULL,
  state   TEXT    NOT NULL, -- waiting, done, refused
  ended   BIGINT, -- when it was done or refused
  why     TEXT    NOT NULL, -- it was refused
  PRIMARY KEY (release, story)
);
CREATE INDEX desk_plan_waiting ON desk_plan (state, at);
CREATE INDEX desk_plan_story ON desk_plan (story, at);

-- Publishing without the reviews: asked for by one, done by another, reviewed afterwards.
CREATE TABLE desk_emergency (
  story     TEXT    NOT NULL REFERENCES desk_story (id),
  n         INTEGER NOT NULL,
  hash      TEXT    NOT NULL,
  asker     TEXT    NOT NULL REFERENCES desk_person (id),
  reason    TEXT    NOT NULL,
  asked     BIGINT  NOT NULL,
  confirmer TEXT REFERENCES desk_person (id),
  confirmed BIGINT,
  reviewed  BIGINT,
  PRIMARY KEY (story, n)
);
