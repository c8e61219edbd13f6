-- One row per indicator: what a figure counts and which series it feeds.
CREATE TABLE IF NOT EXISTS indicator (
    indicator indicator_code NOT NULL,
    section VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    unit VARCHAR,
    kind VARCHAR NOT NULL,
    parent VARCHAR,
    forms VARCHAR NOT NULL,
    harmonized VARCHAR,
    note VARCHAR,
    place INTEGER NOT NULL
);

COMMENT ON TABLE indicator IS 'One row per indicator: what a figure counts and which series it feeds.';
COMMENT ON COLUMN indicator.indicator IS 'Code of the indicator, as fact.indicator has it. Never NULL.';
COMMENT ON COLUMN indicator.section IS 'Part of the report it stands in: disclosure, requests, review, narrative, statistics, early, harmonized. Never NULL.';
COMMENT ON COLUMN indicator.label IS 'Label as the official form prints it, in Chinese; of a table cell row and column parted by a slash. Never NULL.';
COMMENT ON COLUMN indicator.unit IS 'Unit that fact.value is in (件, 项, 万元 …). NULL for headings and ratios, which have none.';
COMMENT ON COLUMN indicator.kind IS 'count, signed_count, money, group, subtotal, derived, narrative or harmonized. Never NULL.';
COMMENT ON COLUMN indicator.parent IS 'Code of the heading or total that it is a part of. NULL where it is part of none.';
COMMENT ON COLUMN indicator.forms IS 'Forms that have it, parted by commas: 2008, 2014, 2019, 2021. Never NULL.';
COMMENT ON COLUMN indicator.harmonized IS 'Code of the series over all forms that it feeds. NULL where it is comparable with nothing.';
COMMENT ON COLUMN indicator.note IS 'What to beware of before comparing it. NULL where nothing is known.';
COMMENT ON COLUMN indicator.place IS 'Order of the dictionary, counted from 1, for printing. Never NULL.';
