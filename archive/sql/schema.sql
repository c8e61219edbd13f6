-- The index of the archive. It holds nothing that a scan of the WARC files does
-- not give again. Times are microseconds since 1970, UTC.

-- One row per WARC file: up to where the index has taken it in.
CREATE TABLE file (
    name TEXT PRIMARY KEY,
    indexed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per stretch of a WARC file that is no record.
CREATE TABLE torn (
    file TEXT NOT NULL,
    start INTEGER NOT NULL,
    size INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (file, start)
) STRICT, WITHOUT ROWID;

-- One row per response or resource record: the bodies that revisit records may
-- refer to.
CREATE TABLE body (
    record TEXT NOT NULL,
    url TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    payload TEXT NOT NULL,
    encoding TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    file TEXT NOT NULL,
    start INTEGER NOT NULL,
    PRIMARY KEY (file, start)
) STRICT, WITHOUT ROWID;

CREATE INDEX body_record ON body (record);
CREATE INDEX body_payload ON body (payload, fetched, record);

-- One row per request made, answered or not, or file added by hand. A revisit
-- whose body is not known yet waits for it: for a record, or for a payload.
CREATE TABLE exchange (
    id TEXT PRIMARY KEY,
    run TEXT NOT NULL,
    source TEXT NOT NULL,
    method TEXT NOT NULL,
    url TEXT NOT NULL,
    body BLOB,
    referrer TEXT NOT NULL,
    link_text TEXT NOT NULL,
    kind TEXT NOT NULL,
    added_by TEXT NOT NULL,
    fetched INTEGER NOT NULL,
    duration INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    status INTEGER NOT NULL,
    address TEXT NOT NULL,
    capture TEXT,
    size INTEGER NOT NULL,
    file TEXT NOT NULL,
    start INTEGER NOT NULL,
    first INTEGER NOT NULL,
    waits TEXT,
    header BLOB
) STRICT;

CREATE INDEX exchange_fetched ON exchange (fetched, id);
CREATE INDEX exchange_address ON exchange (url, method, fetched);
CREATE INDEX exchange_place ON exchange (file, first);
CREATE INDEX exchange_waits ON exchange (waits) WHERE waits IS NOT NULL;

-- One row per address and body.
CREATE TABLE capture (
    id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    source TEXT NOT NULL,
    referrer TEXT NOT NULL,
    link_text TEXT NOT NULL,
    kind TEXT NOT NULL,
    added_by TEXT NOT NULL,
    header BLOB NOT NULL,
    status INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    file TEXT NOT NULL,
    start INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX capture_first_seen ON capture (first_seen, id);
CREATE INDEX capture_place ON capture (file, start);
