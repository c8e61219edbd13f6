-- One row per agency, entered by a person or met by name on a page.
CREATE TABLE IF NOT EXISTS agency (
    agency VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    aka VARCHAR,
    region VARCHAR,
    kind VARCHAR NOT NULL,
    level VARCHAR,
    valid_from INTEGER,
    valid_to INTEGER,
    confirmed BOOLEAN NOT NULL
);

COMMENT ON TABLE agency IS 'One row per agency, entered by a person or met by name on a page.';
COMMENT ON COLUMN agency.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN agency.name IS 'Name in Chinese; of an unconfirmed one as the page prints it, contacts masked, or its identity where no page prints one. Never NULL.';
COMMENT ON COLUMN agency.aka IS 'Further names, parted by semicolons. NULL where none are known.';
COMMENT ON COLUMN agency.region IS 'Division code of the place it works for. NULL where the page did not tell.';
COMMENT ON COLUMN agency.kind IS 'Kind of body: people_government, education, finance … Never NULL; other where unknown.';
COMMENT ON COLUMN agency.level IS 'national, province, city, county or township. NULL where unknown.';
COMMENT ON COLUMN agency.valid_from IS 'First report year of its existence. NULL where unknown.';
COMMENT ON COLUMN agency.valid_to IS 'Last report year of its existence. NULL while it exists.';
COMMENT ON COLUMN agency.confirmed IS 'true where a person entered it, false where a name was met that fits no known agency. Never NULL.';
