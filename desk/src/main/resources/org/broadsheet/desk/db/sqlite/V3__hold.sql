-- Who is writing at a story now, in which window: at most one. Times are milliseconds since 1970.
CREATE TABLE desk_hold (
  story    TEXT    PRIMARY KEY REFERENCES desk_story (id),
  person   TEXT    NOT NULL REFERENCES desk_person (id),
  sitting  TEXT    NOT NULL, -- random, of one window from its opening to its closing
  since    BIGINT  NOT NULL,
  seen     BIGINT  NOT NULL, -- the window's last sign of life
  version  INTEGER, -- the version that this sitting is still writing; the others stay as they are
  begun    BIGINT -- when it saved that version first
);

-- Who took a story from whom while that person was writing.
CREATE TABLE desk_takeover (
  story  TEXT   NOT NULL REFERENCES desk_story (id),
  time   BIGINT NOT NULL,
  person TEXT   NOT NULL REFERENCES desk_person (id),
  former TEXT   NOT NULL REFERENCES desk_person (id)
);
CREATE INDEX desk_takeover_story ON desk_takeover (story, time);
