-- One row per lock that was ever taken. The operating system says whether a
-- process holds it; the row says which, since when, and by its token whether
-- another has taken it since. An empty holder has let it go.
CREATE TABLE lock (
    name TEXT PRIMARY KEY,
    token INTEGER NOT NULL,
    holder TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per tick of a schedule: a time at which its command was due, and what
-- came of it. One that was passed over has no attempts, one under way no end.
CREATE TABLE tick (
    schedule TEXT NOT NULL,
    due INTEGER NOT NULL,
    started INTEGER,
    finished INTEGER,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    PRIMARY KEY (schedule, due)
) STRICT, WITHOUT ROWID;

CREATE INDEX tick_open ON tick (due) WHERE finished IS NULL;
