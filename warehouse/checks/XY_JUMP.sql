-- One row per report whose requests received are more than ten times those of the
-- year before, or less than a tenth, and more than 100 apart.
WITH received AS (
    SELECT
        r.report,
        r.agency,
        r.year,
        r.scope,
        f.indicator::VARCHAR AS indicator,
        f.member::VARCHAR AS member,
        f.value AS requests
    FROM annual_report AS r
    JOIN fact AS f ON f.report = r.report
    WHERE (f.indicator = 'request_new' AND f.member = 'total' OR f.indicator = 'stat_requests_received')
        AND f.value IS NOT NULL
)
SELECT
    later.agency,
    later.year,
    later.scope,
    'XY_JUMP' AS check_id,
    'info' AS severity,
    later.indicator,
    later.member,
    'about ' || rtrim(rtrim(earlier.requests::VARCHAR, '0'), '.') AS want,
    rtrim(rtrim(later.requests::VARCHAR, '0'), '.') AS got,
    later.report
FROM received AS later
JOIN received AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.year = later.year - 1
WHERE abs(later.requests - earlier.requests) > 100
    AND greatest(later.requests, earlier.requests) > 10 * least(later.requests, earlier.requests)
