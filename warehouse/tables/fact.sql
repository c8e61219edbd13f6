-- One row per cell of the form of a report: an indicator and, in table 3, a member.
CREATE TABLE IF NOT EXISTS fact (
    report INTEGER,
    indicator indicator_code,
    member member_code,
    state state_code,
    value DECIMAL(18,6),
    printed VARCHAR,
    rule VARCHAR,
    at_table INTEGER,
    at_row INTEGER,
    at_column INTEGER,
    at_page INTEGER,
    at_box VARCHAR
);

COMMENT ON TABLE fact IS 'One row per cell of the form of a report: an indicator and, in table 3, a member.';
COMMENT ON COLUMN fact.report IS 'The report it stands in. Never NULL.';
COMMENT ON COLUMN fact.indicator IS 'What it counts; the unit is in indicator.unit. Never NULL.';
COMMENT ON COLUMN fact.member IS 'Applicant of table 3; total stands for all and must not be added to the others. NULL in tables 2 and 4.';
COMMENT ON COLUMN fact.state IS 'stated, blank, dash, slash, none_word, illegible, absent or derived. Never NULL.';
COMMENT ON COLUMN fact.value IS 'The figure, in the indicator''s unit. NULL unless the state is stated or derived: missing is not 0.';
COMMENT ON COLUMN fact.printed IS 'What stands in the cell; contacts masked where it is illegible. NULL where it is the plain figure or nothing.';
COMMENT ON COLUMN fact.rule IS 'How the figure was found on the page; it ends in ,fixed where a fix stands in its place, and in ,of-fixed where it sums up one (table fix). NULL where the cell is absent.';
COMMENT ON COLUMN fact.at_table IS 'Number of the table in the file, counted from 1, on a page layout tables too; a text file is one table, 1. NULL where absent, and for a figure that stands in no table.';
COMMENT ON COLUMN fact.at_row IS 'Row of that table, counted from 1, empty ones too: of a text file its line; where at_table is NULL, the paragraph of the file. NULL where absent.';
COMMENT ON COLUMN fact.at_column IS 'Column of that table, counted from 1, spans laid out: of a text file, or a paragraph, the cell of that line. NULL where absent.';
COMMENT ON COLUMN fact.at_page IS 'Page of the file, counted from 1. NULL for formats without pages.';
COMMENT ON COLUMN fact.at_box IS 'Left, top, right and bottom of the cell on that page, in points. NULL for formats without pages.';
