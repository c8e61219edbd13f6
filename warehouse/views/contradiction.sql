-- One row per contradiction of any kind in the reports to believe.
CREATE OR REPLACE VIEW contradiction AS
WITH every_kind AS (
    SELECT
        'in report' AS found,
        report,
        check_id,
        severity,
        indicator,
        member,
        want,
        got
    FROM contradiction_in_report
    UNION ALL
    SELECT
        'between years',
        report,
        check_id,
        severity,
        indicator,
        member,
        want,
        got
    FROM contradiction_between_years
    UNION ALL
    SELECT
        'between agencies',
        report,
        check_id,
        severity,
        indicator,
        member,
        want,
        got
    FROM contradiction_between_agencies
)
SELECT
    r.report,
    r.agency,
    r.agency_name AS name,
    r.city,
    g.name AS city_name,
    r.year,
    r.scope,
    e.found,
    e.check_id,
    e.severity,
    e.indicator,
    i.label,
    e.member,
    e.want,
    e.got,
    concat_ws(', ', i.label, m.label, 'want ' || e.want, 'got ' || e.got) AS says,
    r.url
FROM every_kind AS e
JOIN annual_report AS r ON r.report = e.report
LEFT JOIN region AS g ON g.region = r.city
LEFT JOIN indicator AS i ON i.indicator::VARCHAR = e.indicator
LEFT JOIN member AS m ON m.member::VARCHAR = e.member;

COMMENT ON VIEW contradiction IS 'One row per contradiction in the reports to believe: within a report, between the years of an agency, and with other agencies or with what is known of its own.';
COMMENT ON COLUMN contradiction.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN contradiction.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN contradiction.name IS 'Name of the agency in Chinese. NULL where neither a list nor the page has one.';
COMMENT ON COLUMN contradiction.city IS 'Division code of the city (prefecture) it works in. NULL for a province, and where the region is not known.';
COMMENT ON COLUMN contradiction.city_name IS 'Name of that city in Chinese. NULL where the city is.';
COMMENT ON COLUMN contradiction.year IS 'Year reported on; between two years, the later one. Never NULL.';
COMMENT ON COLUMN contradiction.scope IS 'agency, office or consolidated: for whom the report speaks. Never NULL.';
COMMENT ON COLUMN contradiction.found IS 'in report, between years or between agencies: what the report is held against. Never NULL.';
COMMENT ON COLUMN contradiction.check_id IS 'Which check; the list is in docs/warehouse.md. Never NULL.';
COMMENT ON COLUMN contradiction.severity IS 'error, warning, info, or parser where the reading itself is in doubt. Never NULL.';
COMMENT ON COLUMN contradiction.indicator IS 'The indicator it is about. NULL where it is about no single one.';
COMMENT ON COLUMN contradiction.label IS 'Label of the indicator as the official form prints it, in Chinese. NULL where it is about no single one.';
COMMENT ON COLUMN contradiction.member IS 'The applicant it is about. NULL where it is about none.';
COMMENT ON COLUMN contradiction.want IS 'What the figure should be, in the indicator''s unit or in words. Never NULL.';
COMMENT ON COLUMN contradiction.got IS 'What is printed, in the indicator''s unit or in words. Never NULL.';
COMMENT ON COLUMN contradiction.says IS 'The same in a line for a person: label, applicant, want and got. Never NULL.';
COMMENT ON COLUMN contradiction.url IS 'Address of the page or file. NULL for a bare file.';
