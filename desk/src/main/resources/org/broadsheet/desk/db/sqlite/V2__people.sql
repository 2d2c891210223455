-- Roles are finer now, and each may be bound to a channel: role@channel. Who had the old ones keeps what they could do.
UPDATE desk_person SET roles = replace(replace(roles, 'reviewer', 'first_reviewer,second_reviewer,final_reviewer'),
  'author', 'reporter,editor');

-- What kind of browser a session is in, so that its owner knows it again.
ALTER TABLE desk_session ADD COLUMN browser TEXT NOT NULL DEFAULT '';

-- Links with which people make their own account, by the hash of their token. Used once, then gone.
CREATE TABLE desk_invitation (
  token    TEXT   PRIMARY KEY,
  name     TEXT   NOT NULL, -- as it will be printed
  language TEXT   NOT NULL, -- of the name
  roles    TEXT   NOT NULL,
  person   TEXT   NOT NULL REFERENCES desk_person (id), -- who invites
  expires  BIGINT NOT NULL
);

-- The reviews that a story needs, by channel; the empty channel is the whole desk.
CREATE TABLE desk_chain (
  channel TEXT PRIMARY KEY,
  stages  TEXT NOT NULL -- roles, parted by commas
);
INSERT INTO desk_chain (channel, stages)
  SELECT '', CASE value WHEN '1' THEN 'final_reviewer' WHEN '2' THEN 'first_reviewer,final_reviewer'
    ELSE 'first_reviewer,second_reviewer,final_reviewer' END
  FROM desk_setting WHERE name = 'stages';
DELETE FROM desk_setting WHERE name = 'stages';

-- A story's chain is fixed when it is sent in; its channel is that of the newest version; its owner has it in hand.
ALTER TABLE desk_story ADD COLUMN chain TEXT NOT NULL DEFAULT 'final_reviewer';
ALTER TABLE desk_story ADD COLUMN channel TEXT NOT NULL DEFAULT '';
ALTER TABLE desk_story ADD COLUMN owner TEXT REFERENCES desk_person (id);
UPDATE desk_story SET
  chain = CASE stages WHEN 1 THEN 'final_reviewer' WHEN 2 THEN 'first_reviewer,final_reviewer'
    ELSE 'first_reviewer,second_reviewer,final_reviewer' END,
  channel = (SELECT json_extract(CAST(v.bytes AS TEXT), '$.channel') FROM desk_version v
    WHERE v.story = desk_story.id AND v.n = desk_story.version),
  owner = (SELECT v.person FROM desk_version v
    WHERE v.story = desk_story.id AND v.person IS NOT NULL ORDER BY v.n LIMIT 1);
ALTER TABLE desk_story DROP COLUMN stages;
CREATE INDEX desk_story_channel ON desk_story (channel, state, changed);
