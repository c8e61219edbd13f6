-- One row per printed figure of an official table that stands in no cell of its form.
CREATE TABLE IF NOT EXISTS extra (
    report INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    form_table VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    head VARCHAR,
    state VARCHAR NOT NULL,
    value DECIMAL(18,6),
    unit VARCHAR,
    printed VARCHAR NOT NULL,
    at_table INTEGER,
    at_row INTEGER,
    at_column INTEGER,
    at_page INTEGER,
    at_box VARCHAR
);

COMMENT ON TABLE extra IS 'One row per printed figure of an official table that stands in no cell of its form: rows that provinces add, and rows whose label nobody knows. They take part in no sum and in no check.';
COMMENT ON COLUMN extra.report IS 'The report it stands in. Never NULL.';
COMMENT ON COLUMN extra.code IS 'Table and a hash of the label: the same label has the same code in every report. Never NULL.';
COMMENT ON COLUMN extra.form_table IS 'disclosure, requests, review or statistics. Never NULL.';
COMMENT ON COLUMN extra.label IS 'Label of the row as printed, contacts masked. Never NULL.';
COMMENT ON COLUMN extra.head IS 'Head of its column as printed. NULL where none is known.';
COMMENT ON COLUMN extra.state IS 'stated, blank, dash, slash, none_word or illegible. Never NULL.';
COMMENT ON COLUMN extra.value IS 'The figure as printed, in no unit but its own. NULL unless the state is stated.';
COMMENT ON COLUMN extra.unit IS 'Unit printed in the cell. NULL where none is.';
COMMENT ON COLUMN extra.printed IS 'What stands in the cell, contacts masked. Never NULL.';
COMMENT ON COLUMN extra.at_table IS 'Number of the table in the file, counted from 1, on a page layout tables too; a text file is one table, 1. NULL where absent, and for a figure that stands in no table.';
COMMENT ON COLUMN extra.at_row IS 'Row of that table, counted from 1, empty ones too: of a text file its line; where at_table is NULL, the paragraph of the file. NULL where absent.';
COMMENT ON COLUMN extra.at_column IS 'Column of that table, counted from 1, spans laid out: of a text file, or a paragraph, the cell of that line. NULL where absent.';
COMMENT ON COLUMN extra.at_page IS 'Page of the file, counted from 1. NULL for formats without pages.';
COMMENT ON COLUMN extra.at_box IS 'Left, top, right and bottom of the cell on that page, in points. NULL for formats without pages.';
