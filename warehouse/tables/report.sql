-- One row per report found: an edition of one agency's report for one year.
CREATE TABLE IF NOT EXISTS report (
    report INTEGER NOT NULL,
    reading VARCHAR NOT NULL,
    title VARCHAR,
    agency_name VARCHAR,
    agency VARCHAR,
    region VARCHAR,
    year INTEGER,
    scope VARCHAR NOT NULL,
    published DATE,
    template_disclosure VARCHAR,
    template_requests VARCHAR,
    template_review VARCHAR,
    template_statistics VARCHAR
);

COMMENT ON TABLE report IS 'One row per report found: an edition of one agency''s report for one year.';
COMMENT ON COLUMN report.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN report.reading IS 'The reading that found it: identity that holds over releases. Never NULL.';
COMMENT ON COLUMN report.title IS 'Title as printed, contacts masked. NULL where the page prints none.';
COMMENT ON COLUMN report.agency_name IS 'Name of the agency as printed, contacts masked. NULL where the page prints none.';
COMMENT ON COLUMN report.agency IS 'Identity of the agency. NULL for a bare file, or where nothing tells.';
COMMENT ON COLUMN report.region IS 'Division code of the agency or its source. NULL for a bare file.';
COMMENT ON COLUMN report.year IS 'Year reported on, by vote of title, period, address and date. NULL where nothing says it.';
COMMENT ON COLUMN report.scope IS 'agency, office or consolidated; never add figures of two scopes. Never NULL.';
COMMENT ON COLUMN report.published IS 'Day of publishing as printed. NULL where the page prints none.';
COMMENT ON COLUMN report.template_disclosure IS 'Form that table 2 was read as. NULL where the report lacks the table.';
COMMENT ON COLUMN report.template_requests IS 'Form that table 3 was read as. NULL where the report lacks the table.';
COMMENT ON COLUMN report.template_review IS 'Form that table 4 was read as. NULL where the report lacks the table.';
COMMENT ON COLUMN report.template_statistics IS 'Form that the statistical table of the years before 2019 was read as: 2014 or 2008. NULL where the report lacks it.';
