-- The id that the invited will have: the log may speak of it before they join. Empty in older rows.
ALTER TABLE desk_invitation ADD COLUMN invited TEXT NOT NULL DEFAULT '';

-- Links with which people set a new password, by the hash of their token. Used once, then gone.
CREATE TABLE desk_reset (
  token   TEXT   PRIMARY KEY,
  person  TEXT   NOT NULL REFERENCES desk_person (id),
  expires BIGINT NOT NULL
);

-- What is due soon is asked for with every page.
CREATE INDEX desk_story_due ON desk_story (state, due) WHERE due IS NOT NULL;
