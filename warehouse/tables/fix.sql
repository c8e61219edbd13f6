-- One row per fix: a correction that a person made to one figure of one body.
CREATE TABLE IF NOT EXISTS fix (
    digest VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    member VARCHAR,
    printed VARCHAR NOT NULL,
    value DECIMAL(18,6),
    state VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    used BOOLEAN,
    unused VARCHAR
);

COMMENT ON TABLE fix IS 'One row per fix: a correction that a person made to one figure of one body. A fact that it changed has a rule that ends in ,fixed; a total summed up over one ends in ,of-fixed.';
COMMENT ON COLUMN fix.digest IS 'SHA-256 of the body it is about, as capture.digest has it. Never NULL.';
COMMENT ON COLUMN fix.part IS 'Part of that body, as reading.part has it; empty where it holds one report. Never NULL.';
COMMENT ON COLUMN fix.indicator IS 'What the figure counts, as fact.indicator has it. Never NULL.';
COMMENT ON COLUMN fix.member IS 'Applicant of table 3. NULL in other tables.';
COMMENT ON COLUMN fix.printed IS 'What must stand in the cell, contacts masked: where another text does, the fix is refused. Never NULL.';
COMMENT ON COLUMN fix.value IS 'The figure it sets, in the indicator''s unit. NULL unless the state is stated.';
COMMENT ON COLUMN fix.state IS 'The state it sets: stated, blank, dash, slash, none_word, illegible or absent. Never NULL.';
COMMENT ON COLUMN fix.reason IS 'Why the reading is not to be believed, contacts masked. Never NULL.';
COMMENT ON COLUMN fix.author IS 'Who says so: a role or initials, contacts masked. Never NULL.';
COMMENT ON COLUMN fix.source IS 'Where the right figure stands: an address or a citation. Never NULL.';
COMMENT ON COLUMN fix.used IS 'true where it changed a fact of this release. Never NULL in a release.';
COMMENT ON COLUMN fix.unused IS 'Why it changed none. NULL where used.';
