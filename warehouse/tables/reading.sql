-- One row per part of a capture or file that was read: a report, or a problem.
CREATE TABLE IF NOT EXISTS reading (
    reading VARCHAR NOT NULL,
    input VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    capture VARCHAR,
    extractor VARCHAR NOT NULL,
    problem VARCHAR,
    detail VARCHAR
);

COMMENT ON TABLE reading IS 'One row per part of a capture or file that was read: a report, or a problem.';
COMMENT ON COLUMN reading.reading IS 'Identity: made of the capture (or file name) and part, so the same anywhere. Never NULL.';
COMMENT ON COLUMN reading.input IS 'Address or file name that was read. Never NULL.';
COMMENT ON COLUMN reading.part IS 'Empty where it holds one report, else #2, #3 … or the path inside an archive. Never NULL.';
COMMENT ON COLUMN reading.capture IS 'The capture that was read. NULL for a bare file.';
COMMENT ON COLUMN reading.extractor IS 'Version of the extractor that read it. Never NULL.';
COMMENT ON COLUMN reading.problem IS 'Kind of problem: not_report, empty, truncated … NULL where a report was read.';
COMMENT ON COLUMN reading.detail IS 'What was seen, for a person, contacts masked. NULL where a report was read.';
