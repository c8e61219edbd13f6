-- One row per address and body that a site sent, or a person added by hand.
CREATE TABLE IF NOT EXISTS capture (
    capture VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    source VARCHAR,
    kind VARCHAR NOT NULL,
    link_text VARCHAR,
    referrer VARCHAR,
    status INTEGER,
    media_type VARCHAR,
    digest VARCHAR NOT NULL,
    size BIGINT NOT NULL,
    first_seen TIMESTAMP NOT NULL,
    last_seen TIMESTAMP NOT NULL,
    file VARCHAR NOT NULL,
    file_offset BIGINT NOT NULL,
    added_by VARCHAR
);

COMMENT ON TABLE capture IS 'One row per address and body that a site sent, or a person added by hand.';
COMMENT ON COLUMN capture.capture IS 'Identity: made of address and digest, so the same anywhere. Never NULL.';
COMMENT ON COLUMN capture.url IS 'Address it came from. Never NULL.';
COMMENT ON COLUMN capture.source IS 'The source that brought it first. NULL for an imported archive.';
COMMENT ON COLUMN capture.kind IS 'listing, article or attachment. Never NULL.';
COMMENT ON COLUMN capture.link_text IS 'Text of the link that led to it, contacts masked. NULL where no link did.';
COMMENT ON COLUMN capture.referrer IS 'Address of the page that links to it. NULL where no link did.';
COMMENT ON COLUMN capture.status IS 'HTTP status it came with. NULL for a file added by hand.';
COMMENT ON COLUMN capture.media_type IS 'What the server called it, or what a file added by hand was told to be. NULL where it did not say.';
COMMENT ON COLUMN capture.digest IS 'SHA-256 of the body, Content-Encoding undone, 64 hexadecimal digits. Never NULL.';
COMMENT ON COLUMN capture.size IS 'Bytes of that body. Never NULL.';
COMMENT ON COLUMN capture.first_seen IS 'When this body was first sent from there, UTC. Never NULL.';
COMMENT ON COLUMN capture.last_seen IS 'When it was last sent or confirmed, UTC. Never NULL.';
COMMENT ON COLUMN capture.file IS 'WARC file that keeps the body, in the archive. Never NULL.';
COMMENT ON COLUMN capture.file_offset IS 'Byte offset of its record in that file. Never NULL.';
COMMENT ON COLUMN capture.added_by IS 'Who added it by hand. NULL where a site sent it.';
