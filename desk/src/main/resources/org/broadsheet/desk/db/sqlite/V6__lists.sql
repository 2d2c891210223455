-- Lists take the newest of what an index has in order, and so do not grow slower with the archive.
CREATE INDEX desk_story_owner ON desk_story (owner, state, changed);
CREATE INDEX desk_version_time ON desk_version (person, time);
