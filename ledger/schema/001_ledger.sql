-- What is remembered between nights. Times are microseconds since 1970, UTC.

-- One row per run.
CREATE TABLE run (
    id TEXT PRIMARY KEY,
    command TEXT NOT NULL,
    started INTEGER NOT NULL,
    finished INTEGER,
    outcome TEXT NOT NULL,
    summary TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per request of a run that is under way, done or to do. A claim is a
-- token of its own and a due time put off to the end of the lease: when the
-- lease runs out the request is due again without anyone doing anything.
CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run TEXT NOT NULL REFERENCES run (id),
    source TEXT NOT NULL,
    host TEXT NOT NULL,
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    body BLOB NOT NULL,
    kind TEXT NOT NULL,
    referrer TEXT NOT NULL,
    link_text TEXT NOT NULL,
    due INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    token INTEGER NOT NULL DEFAULT 0,
    claimed INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX request_identity ON request (run, source, method, url, body);
CREATE INDEX request_order ON request (run, host, priority DESC, due, id) WHERE done = 0;
CREATE INDEX request_due ON request (run, host, due) WHERE done = 0;

-- One row per host: when it may be asked next, and who asks it now. The pause is
-- the least time between two requests; a claim keeps it even if its claimer dies.
CREATE TABLE host (
    name TEXT PRIMARY KEY,
    next INTEGER NOT NULL,
    pause INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    busy INTEGER,
    holder INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX host_holder ON host (holder) WHERE holder IS NOT NULL;

-- One row per run and host with requests to do: when the next can be claimed.
-- It follows from request and host, and is kept so that a claim need not ask
-- every host.
CREATE TABLE queue (
    run TEXT NOT NULL,
    host TEXT NOT NULL,
    ready INTEGER NOT NULL,
    PRIMARY KEY (run, host)
) STRICT, WITHOUT ROWID;

CREATE INDEX queue_ready ON queue (run, ready, host);
CREATE INDEX queue_host ON queue (host);

-- One row per address: what to ask with whether it has changed.
CREATE TABLE validator (
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    capture TEXT NOT NULL,
    PRIMARY KEY (method, url)
) STRICT, WITHOUT ROWID;

-- One row per archive file: up to where it is acknowledged.
CREATE TABLE position (
    file TEXT PRIMARY KEY,
    acknowledged INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
