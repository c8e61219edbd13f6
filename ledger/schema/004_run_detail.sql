-- What a run came to, for a person.
ALTER TABLE run ADD COLUMN detail TEXT NOT NULL DEFAULT '';
