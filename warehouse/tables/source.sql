-- One row per source: a column of a site that is crawled.
CREATE TABLE IF NOT EXISTS source (
    source VARCHAR NOT NULL,
    name VARCHAR,
    agency VARCHAR,
    region VARCHAR,
    kinds VARCHAR,
    platform VARCHAR NOT NULL,
    site VARCHAR NOT NULL,
    listing VARCHAR NOT NULL,
    since INTEGER,
    at_least INTEGER,
    max_drop DOUBLE,
    disabled VARCHAR,
    stale_since TIMESTAMP
);

COMMENT ON TABLE source IS 'One row per source: a column of a site that is crawled.';
COMMENT ON COLUMN source.source IS 'Identity of the source. Never NULL.';
COMMENT ON COLUMN source.name IS 'Name for a person. NULL where none was given.';
COMMENT ON COLUMN source.agency IS 'The one agency it covers. NULL where it covers a region.';
COMMENT ON COLUMN source.region IS 'Division code of the region it covers. NULL where it covers one agency.';
COMMENT ON COLUMN source.kinds IS 'Kinds of agency it covers, parted by commas. NULL where it covers all.';
COMMENT ON COLUMN source.platform IS 'Kind of CMS behind the site: trs, generic … Never NULL.';
COMMENT ON COLUMN source.site IS 'Scheme and host of the site. Never NULL.';
COMMENT ON COLUMN source.listing IS 'Path of the column''s first listing page. Never NULL.';
COMMENT ON COLUMN source.since IS 'First report year that should be found there. NULL where nothing is expected.';
COMMENT ON COLUMN source.at_least IS 'Reports that should be found at least. NULL where nothing is expected.';
COMMENT ON COLUMN source.max_drop IS 'Share of the addresses it has named that its lists may lose in a night. NULL means a half.';
COMMENT ON COLUMN source.disabled IS 'Why it is not crawled, with the day since. NULL while it is crawled.';
COMMENT ON COLUMN source.stale_since IS 'When it was last well, UTC, where it is not now: its rows are of then; see view source_status. NULL while it is well, and where it never was.';
