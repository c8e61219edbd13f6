-- One row per report whose 行政事业性收费, in 万元, is beyond what a body of its level
-- can collect: 500 for a township, 200,000 for a county's body, 5,000,000 for a
-- city and for all of a county. Provinces and ministries have no limit.
WITH fee AS (
    SELECT
        r.report,
        r.agency,
        r.year,
        r.scope,
        f.value AS amount,
        CASE coalesce(r.level, g.level)
            WHEN 'township' THEN 500
            WHEN 'county' THEN CASE WHEN r.scope = 'consolidated' THEN 5000000 ELSE 200000 END
            WHEN 'city' THEN 5000000
        END AS bound
    FROM annual_report AS r
    JOIN fact AS f ON f.report = r.report
    LEFT JOIN region AS g ON g.region = r.region
    WHERE f.indicator = 'disclosure_fee_amount' AND f.value IS NOT NULL
)
SELECT
    agency,
    year,
    scope,
    'DIS_FEE_SCALE' AS check_id,
    'info' AS severity,
    'disclosure_fee_amount' AS indicator,
    NULL::VARCHAR AS member,
    'less than ' || bound AS want,
    rtrim(rtrim(amount::VARCHAR, '0'), '.') AS got,
    report
FROM fee
WHERE amount >= bound
