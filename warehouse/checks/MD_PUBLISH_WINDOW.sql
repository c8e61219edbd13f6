-- One row per report published before the year after the one it reports on, or
-- after the last day the law allows (annual_report.deadline).
SELECT
    agency,
    year,
    scope,
    'MD_PUBLISH_WINDOW' AS check_id,
    'info' AS severity,
    NULL::VARCHAR AS indicator,
    NULL::VARCHAR AS member,
    concat(make_date(year + 1, 1, 1), ' to ', deadline) AS want,
    published::VARCHAR AS got,
    report
FROM annual_report
WHERE coalesce(template_requests, template_disclosure, template_review) IN ('2019', '2021')
    AND (published < make_date(year + 1, 1, 1) OR published > deadline)
