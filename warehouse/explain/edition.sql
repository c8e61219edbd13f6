-- One row per edition of the report of one agency, year and scope, and per report
-- to believe of the two years before and after, with what it has in one cell; where
-- agency or year are not known, the report alone. The value is in millionths.
SELECT
    e.report,
    e.reading,
    coalesce(e.url, d.input),
    e.first_seen,
    coalesce(e.year, 0),
    coalesce(e.choice, 0),
    e.why,
    coalesce(f.state::VARCHAR, 'absent'),
    (f.value * 1000000)::BIGINT,
    coalesce(f.printed, '')
FROM edition_choice AS e
JOIN reading AS d ON d.reading = e.reading
LEFT JOIN fact AS f ON f.report = e.report AND f.indicator::VARCHAR = $5 AND coalesce(f.member::VARCHAR, '') = $6
WHERE e.agency IS NOT DISTINCT FROM nullif($2, '')
    AND e.scope = $4
    AND (e.report = $1 OR e.choice IS NOT NULL AND (e.year = $3 OR e.choice = 1 AND e.year BETWEEN $3 - 2 AND $3 + 2))
ORDER BY
    e.year,
    e.choice,
    e.report;
