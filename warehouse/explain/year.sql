-- One row per year of one agency and scope, in the reports to believe, near one
-- year, with what it has in one cell. The value is in millionths.
SELECT
    e.report,
    e.year,
    coalesce(f.state::VARCHAR, 'absent'),
    (f.value * 1000000)::BIGINT,
    coalesce(f.printed, '')
FROM edition_choice AS e
LEFT JOIN fact AS f ON f.report = e.report AND f.indicator::VARCHAR = $4 AND coalesce(f.member::VARCHAR, '') = $5
WHERE e.agency = $1 AND e.scope = $2 AND e.choice = 1 AND e.year BETWEEN $3 - 2 AND $3 + 2
ORDER BY
    e.year;
