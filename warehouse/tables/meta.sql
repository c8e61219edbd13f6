-- One row: which harvest made this file, and in which shape.
CREATE TABLE IF NOT EXISTS meta (
    schema INTEGER NOT NULL,
    harvest VARCHAR NOT NULL
);

COMMENT ON TABLE meta IS 'One row: which harvest made this file, and in which shape.';
COMMENT ON COLUMN meta.schema IS 'Version of the tables'' shape. A newer file is not opened by an older harvest. Never NULL.';
COMMENT ON COLUMN meta.harvest IS 'Version of the harvest that made the file. Never NULL.';
