-- One row per consolidated report that counts fewer new requests than the own
-- reports that were found for the same place and year. What was not found, or
-- does not state the figure, is not missed: the sum is a lower bound.
WITH received AS (
    SELECT
        r.report,
        r.agency,
        r.region,
        r.year,
        r.scope,
        f.value AS requests
    FROM annual_report AS r
    JOIN fact AS f ON f.report = r.report
    WHERE f.indicator = 'request_new' AND f.member = 'total' AND f.value IS NOT NULL
),
place AS (
    SELECT
        region,
        unnest(list_distinct([region, city, province])) AS within
    FROM region
),
own AS (
    SELECT
        p.within AS region,
        o.year,
        sum(o.requests) AS requests,
        count(*) AS reports
    FROM received AS o
    JOIN place AS p ON p.region = o.region
    WHERE o.scope IN ('agency', 'office')
    GROUP BY
        p.within,
        o.year
)
SELECT
    c.agency,
    c.year,
    c.scope,
    'XA_AGGREGATE' AS check_id,
    'info' AS severity,
    'request_new' AS indicator,
    'total' AS member,
    concat('at least ', rtrim(rtrim(o.requests::VARCHAR, '0'), '.'), ', the sum of ', o.reports, ' own reports') AS want,
    rtrim(rtrim(c.requests::VARCHAR, '0'), '.') AS got,
    c.report
FROM received AS c
JOIN own AS o ON o.region = c.region AND o.year = c.year
WHERE c.scope = 'consolidated' AND c.requests < o.requests
