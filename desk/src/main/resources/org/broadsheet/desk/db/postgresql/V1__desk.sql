-- People who sign in. Times are milliseconds since 1970 throughout.
CREATE TABLE desk_person (
  id       TEXT    PRIMARY KEY, -- random; the log names people by it
  login    TEXT    NOT NULL UNIQUE, -- lower case
  names    TEXT    NOT NULL, -- by language, as a JSON object
  language TEXT, -- of the desk's pages; absent: as the browser asks
  password TEXT    NOT NULL, -- Argon2id with its parameters
  roles    TEXT    NOT NULL, -- words, parted by commas
  disabled INTEGER NOT NULL,
  created  BIGINT  NOT NULL
);

-- Signed-in browsers, by the SHA-256 of their token: reading this table signs nobody in.
CREATE TABLE desk_session (
  token   TEXT   PRIMARY KEY,
  person  TEXT   NOT NULL REFERENCES desk_person (id),
  created BIGINT NOT NULL,
  expires BIGINT NOT NULL
);
CREATE INDEX desk_session_person ON desk_session (person);

-- The one-time link that makes the first administrator, by its hash. Used once, then gone.
CREATE TABLE desk_setup (
  token   TEXT   PRIMARY KEY,
  created BIGINT NOT NULL
);

-- Failed sign-ins by hash of account and address, and until when the next try must wait.
CREATE TABLE desk_failure (
  place    TEXT    PRIMARY KEY,
  failures INTEGER NOT NULL,
  until    BIGINT  NOT NULL
);

CREATE TABLE desk_setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- A story in the making, and what of it is live.
CREATE TABLE desk_story (
  id            TEXT    PRIMARY KEY,
  state         TEXT    NOT NULL, -- of the newest version
  stages        INTEGER NOT NULL, -- reviews that it needs, fixed when it is sent in
  version       INTEGER NOT NULL, -- the newest
  headline      TEXT    NOT NULL, -- of the newest version, for lists
  submitter     TEXT, -- who sent the newest version in, and so cannot review it
  live          INTEGER, -- the version that readers see or saw last
  published     BIGINT, -- first time in the log
  url_date      TEXT, -- in the permanent address
  origin_key    TEXT    UNIQUE,
  origin_method TEXT,
  warnings      TEXT    NOT NULL, -- of the intake, one a line
  changed       BIGINT  NOT NULL
);
CREATE INDEX desk_story_state ON desk_story (state, changed);

-- Every saved text. Rows are never changed: approvals are bound to their hash.
CREATE TABLE desk_version (
  story  TEXT    NOT NULL REFERENCES desk_story (id),
  n      INTEGER NOT NULL,
  hash   TEXT    NOT NULL,
  bytes  BYTEA   NOT NULL, -- canonical JSON
  person TEXT, -- who saved it; absent where a program took it in
  time   BIGINT  NOT NULL,
  PRIMARY KEY (story, n)
);
CREATE INDEX desk_version_person ON desk_version (person, story);

-- Who judged which version. The unique keys hold the four-eyes rule once more, below the program.
CREATE TABLE desk_review (
  story   TEXT    NOT NULL,
  n       INTEGER NOT NULL,
  stage   INTEGER NOT NULL CHECK (stage BETWEEN 1 AND 3),
  person  TEXT    NOT NULL REFERENCES desk_person (id),
  verdict TEXT    NOT NULL,
  hash    TEXT    NOT NULL, -- the text that the person had on the screen
  comment TEXT    NOT NULL,
  time    BIGINT  NOT NULL,
  PRIMARY KEY (story, n, stage),
  UNIQUE (story, n, person),
  FOREIGN KEY (story, n) REFERENCES desk_version (story, n)
);
