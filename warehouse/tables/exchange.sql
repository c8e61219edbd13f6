-- One row per request made, answered or not, or file added by hand.
CREATE TABLE IF NOT EXISTS exchange (
    exchange VARCHAR NOT NULL,
    run VARCHAR,
    source VARCHAR,
    method VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    kind VARCHAR,
    fetched TIMESTAMP NOT NULL,
    duration_ms BIGINT,
    outcome VARCHAR NOT NULL,
    detail VARCHAR,
    status INTEGER,
    size BIGINT,
    capture VARCHAR,
    file VARCHAR NOT NULL,
    file_offset BIGINT NOT NULL
);

COMMENT ON TABLE exchange IS 'One row per request made, answered or not, or file added by hand.';
COMMENT ON COLUMN exchange.exchange IS 'Identity of the exchange: its WARC record. Never NULL.';
COMMENT ON COLUMN exchange.run IS 'The run that made it. NULL for an imported archive.';
COMMENT ON COLUMN exchange.source IS 'The source it was made for. NULL for an imported archive.';
COMMENT ON COLUMN exchange.method IS 'GET or POST. Never NULL.';
COMMENT ON COLUMN exchange.url IS 'Address that was asked, or that a file was added for. Never NULL.';
COMMENT ON COLUMN exchange.kind IS 'listing, article, attachment or robots. NULL for an imported archive.';
COMMENT ON COLUMN exchange.fetched IS 'When it was asked, or brought, UTC. Never NULL.';
COMMENT ON COLUMN exchange.duration_ms IS 'How long the answer took, in milliseconds. NULL where nothing was asked.';
COMMENT ON COLUMN exchange.outcome IS 'How it ended: ok, unchanged, added for a file that a person brought, a status, or a kind of failure; the list is in docs/operating.md. Never NULL.';
COMMENT ON COLUMN exchange.detail IS 'What happened, for a person, contacts masked. NULL where the outcome says it all.';
COMMENT ON COLUMN exchange.status IS 'HTTP status of the answer. NULL where none came.';
COMMENT ON COLUMN exchange.size IS 'Bytes of body that were received. NULL where no answer came.';
COMMENT ON COLUMN exchange.capture IS 'The capture that it brought or confirmed. NULL where it did neither.';
COMMENT ON COLUMN exchange.file IS 'WARC file that keeps it, in the archive. Never NULL.';
COMMENT ON COLUMN exchange.file_offset IS 'Byte offset of its first record in that file. Never NULL.';
