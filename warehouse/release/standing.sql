-- One row per source, and one for what no source brought: its reports, their
-- figures, how many of the reports have an error, and the first report year.
SELECT
    c.source,
    count(DISTINCT (r.agency, r.year, r.scope)) AS reports,
    coalesce(sum(f.figures), 0)::BIGINT AS figures,
    count(*) FILTER (WHERE e.errors > 0) AS errors,
    min(r.year) AS first_year
FROM annual_report AS r
JOIN reading AS d ON d.reading = r.reading
LEFT JOIN capture AS c ON c.capture = d.capture
CROSS JOIN LATERAL (SELECT count(*) AS figures FROM fact AS t WHERE t.report = r.report AND t.state = 'stated') AS f
CROSS JOIN LATERAL (SELECT count(*) AS errors FROM finding AS t WHERE t.report = r.report AND t.severity = 'error') AS e
GROUP BY c.source
