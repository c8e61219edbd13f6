-- One row per claim: a figure that the prose of a report states, beside the tables.
CREATE TABLE IF NOT EXISTS claim (
    report INTEGER NOT NULL,
    indicator VARCHAR NOT NULL,
    value DECIMAL(18,6) NOT NULL,
    approx BOOLEAN NOT NULL,
    printed VARCHAR NOT NULL,
    sentence VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    at_table INTEGER,
    at_row INTEGER,
    at_column INTEGER,
    at_page INTEGER,
    at_box VARCHAR
);

COMMENT ON TABLE claim IS 'One row per claim: a figure that the prose of a report states, at most one an indicator. It stands beside the tables and never in the place of a cell; where it differs from them, a check NV_… says so.';
COMMENT ON COLUMN claim.report IS 'The report it stands in. Never NULL.';
COMMENT ON COLUMN claim.indicator IS 'What it counts, a narrative indicator; the unit is in indicator.unit. Never NULL.';
COMMENT ON COLUMN claim.value IS 'The figure, in the indicator''s unit. 0 where the rule is claim:none-word and the words say that there was none. Never NULL.';
COMMENT ON COLUMN claim.approx IS 'true where its own words round it: 余, 多, 近, 约. Never NULL.';
COMMENT ON COLUMN claim.printed IS 'The words of the figure, as 14万余件, contacts masked. Never NULL.';
COMMENT ON COLUMN claim.sentence IS 'The sentence it is read from, contacts masked. Never NULL.';
COMMENT ON COLUMN claim.rule IS 'claim: and the name of the wording it was known by; ,approx behind it where it is rounded. Never NULL.';
COMMENT ON COLUMN claim.at_table IS 'A text file is one table, 1. NULL for any other file, whose prose stands in no table.';
COMMENT ON COLUMN claim.at_row IS 'Paragraph of the page, or line of the text file, in which the figure begins, counted from 1. Never NULL.';
COMMENT ON COLUMN claim.at_column IS 'Cell of that line, counted from 1. Never NULL.';
COMMENT ON COLUMN claim.at_page IS 'Page of the file, counted from 1. NULL for formats without pages.';
COMMENT ON COLUMN claim.at_box IS 'Left, top, right and bottom on that page, in points. NULL for formats without pages.';
