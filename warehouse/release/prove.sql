-- One row per thing that is wrong with a release; none means it may be published.
SELECT 'fact twice in report ' || report || ': ' || indicator || ' ' || coalesce(member::VARCHAR, '') AS wrong
FROM fact
GROUP BY report, indicator, member
HAVING count(*) > 1
UNION ALL
SELECT 'fact of no report: ' || report
FROM fact
WHERE report NOT IN (SELECT report FROM report)
UNION ALL
SELECT 'value in state ' || state || ': report ' || report || ', ' || indicator
FROM fact
WHERE (value IS NOT NULL) <> (state IN ('stated', 'derived'))
UNION ALL
SELECT 'report of no reading: ' || reading
FROM report
WHERE reading NOT IN (SELECT reading FROM reading)
UNION ALL
SELECT 'article or attachment without a reading: ' || url
FROM capture
WHERE kind IN ('article', 'attachment') AND capture NOT IN (SELECT capture FROM reading WHERE capture IS NOT NULL)
UNION ALL
SELECT 'rows of ' || name || ': ' || wanted || ' in the working file, ' || found || ' here'
FROM (
    SELECT 'report' AS name, (SELECT count(*) FROM work.report) AS wanted, (SELECT count(*) FROM report) AS found
    UNION ALL
    SELECT 'fact', (SELECT count(*) FROM work.fact), (SELECT count(*) FROM fact)
    UNION ALL
    SELECT 'finding', (SELECT count(*) FROM work.finding), (SELECT count(*) FROM finding)
    UNION ALL
    SELECT 'evidence', (SELECT count(*) FROM work.evidence), (SELECT count(*) FROM evidence)
    UNION ALL
    SELECT 'reading', (SELECT count(*) FROM work.reading), (SELECT count(*) FROM reading)
)
WHERE wanted <> found
LIMIT 20;
