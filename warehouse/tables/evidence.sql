-- One row per thing that says whose report it is, or for which year.
CREATE TABLE IF NOT EXISTS evidence (
    report INTEGER NOT NULL,
    about VARCHAR NOT NULL,
    place INTEGER NOT NULL,
    said_by VARCHAR NOT NULL,
    says VARCHAR NOT NULL,
    printed VARCHAR
);

COMMENT ON TABLE evidence IS 'One row per thing that says whose report it is, or for which year; those that lost the vote are kept.';
COMMENT ON COLUMN evidence.report IS 'The report it speaks of. Never NULL.';
COMMENT ON COLUMN evidence.about IS 'year or agency: what it speaks for. Never NULL.';
COMMENT ON COLUMN evidence.place IS 'Counts the evidence of a report from 1, the strongest first. Never NULL.';
COMMENT ON COLUMN evidence.said_by IS 'title, period, query, link, folder, text or date for a year; title, link, publisher, breadcrumb, site or source for an agency. Never NULL.';
COMMENT ON COLUMN evidence.says IS 'The year in four digits, or the name of the agency as printed, contacts masked. Never NULL.';
COMMENT ON COLUMN evidence.printed IS 'The words it stands in, for a person, contacts masked. NULL where there is no more than it says.';
