-- One row per check that a report does not pass. A finding never changes a figure.
CREATE TABLE IF NOT EXISTS finding (
    report INTEGER NOT NULL,
    check_id VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    indicator VARCHAR,
    member VARCHAR,
    want VARCHAR NOT NULL,
    got VARCHAR NOT NULL
);

COMMENT ON TABLE finding IS 'One row per check that a report does not pass. A finding never changes a figure.';
COMMENT ON COLUMN finding.report IS 'The report that was checked. Never NULL.';
COMMENT ON COLUMN finding.check_id IS 'Which check; the list is in docs/warehouse.md. Never NULL.';
COMMENT ON COLUMN finding.severity IS 'error, warning, info, or parser where the reading itself is in doubt. Never NULL.';
COMMENT ON COLUMN finding.indicator IS 'The indicator it is about. NULL where it is about no single one.';
COMMENT ON COLUMN finding.member IS 'The applicant it is about. NULL where it is about none.';
COMMENT ON COLUMN finding.want IS 'What the figure should be, in the indicator''s unit or in words, contacts masked. Never NULL.';
COMMENT ON COLUMN finding.got IS 'What is printed, in the indicator''s unit or in words, contacts masked. Never NULL.';
