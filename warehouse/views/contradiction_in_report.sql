-- One row per finding in the reports to believe: a report against itself.
CREATE OR REPLACE VIEW contradiction_in_report AS
SELECT
    r.report,
    r.agency,
    r.agency_name AS name,
    r.year,
    r.scope,
    f.check_id,
    f.severity,
    f.indicator,
    f.member,
    f.want,
    f.got,
    r.url,
    r.title
FROM finding AS f
JOIN annual_report AS r ON r.report = f.report;

COMMENT ON VIEW contradiction_in_report IS 'One row per finding in the reports to believe: figures and words of one report that do not agree with one another.';
COMMENT ON COLUMN contradiction_in_report.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN contradiction_in_report.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN contradiction_in_report.name IS 'Name of the agency in Chinese. NULL where neither a list nor the page has one.';
COMMENT ON COLUMN contradiction_in_report.year IS 'Year reported on. Never NULL.';
COMMENT ON COLUMN contradiction_in_report.scope IS 'agency, office or consolidated: for whom the report speaks. Never NULL.';
COMMENT ON COLUMN contradiction_in_report.check_id IS 'Which check; the list is in docs/warehouse.md. Never NULL.';
COMMENT ON COLUMN contradiction_in_report.severity IS 'error, warning, info, or parser where the reading itself is in doubt. Never NULL.';
COMMENT ON COLUMN contradiction_in_report.indicator IS 'The indicator it is about. NULL where it is about no single one.';
COMMENT ON COLUMN contradiction_in_report.member IS 'The applicant it is about. NULL where it is about none.';
COMMENT ON COLUMN contradiction_in_report.want IS 'What the figure should be, in the indicator''s unit or in words. Never NULL.';
COMMENT ON COLUMN contradiction_in_report.got IS 'What is printed, in the indicator''s unit or in words. Never NULL.';
COMMENT ON COLUMN contradiction_in_report.url IS 'Address of the page or file. NULL for a bare file.';
COMMENT ON COLUMN contradiction_in_report.title IS 'Title of the report as printed. NULL where the page prints none.';
