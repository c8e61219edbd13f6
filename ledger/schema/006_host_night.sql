-- What was asked of a host in its newest night, as callers name nights.
ALTER TABLE host ADD COLUMN night TEXT NOT NULL DEFAULT '';
ALTER TABLE host ADD COLUMN requests INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
