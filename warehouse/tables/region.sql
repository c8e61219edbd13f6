-- One row per division: province, city (prefecture) or county.
CREATE TABLE IF NOT EXISTS region (
    region VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    parent VARCHAR,
    city VARCHAR,
    province VARCHAR NOT NULL
);

COMMENT ON TABLE region IS 'One row per division: province, city (prefecture) or county.';
COMMENT ON COLUMN region.region IS 'Division code of six digits (GB/T 2260). Never NULL.';
COMMENT ON COLUMN region.name IS 'Name of the division, in Chinese. Never NULL.';
COMMENT ON COLUMN region.level IS 'province, city or county. Never NULL.';
COMMENT ON COLUMN region.parent IS 'Code of the division it lies in. NULL for a province.';
COMMENT ON COLUMN region.city IS 'Code of the city (prefecture) it is or lies in; of a municipality its own. NULL for a province that is no municipality.';
COMMENT ON COLUMN region.province IS 'Code of the province it is or lies in. Never NULL.';
