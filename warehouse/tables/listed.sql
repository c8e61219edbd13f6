-- One row per source and address that its listing pages have named.
CREATE TABLE IF NOT EXISTS listed (
    source VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    link_text VARCHAR,
    run VARCHAR NOT NULL,
    first_listed TIMESTAMP NOT NULL,
    last_listed TIMESTAMP NOT NULL
);

COMMENT ON TABLE listed IS 'One row per source and address that its listing pages have named, those that they name no more included.';
COMMENT ON COLUMN listed.source IS 'The source whose listing pages name it. Never NULL.';
COMMENT ON COLUMN listed.url IS 'Address that is named. Never NULL.';
COMMENT ON COLUMN listed.link_text IS 'Text of the link that named it last, contacts masked. NULL where it has none.';
COMMENT ON COLUMN listed.run IS 'The run that met it last. Never NULL.';
COMMENT ON COLUMN listed.first_listed IS 'When it was first named, UTC. Never NULL.';
COMMENT ON COLUMN listed.last_listed IS 'When it was last named, UTC. Never NULL.';
