-- One row per report whose 行政事业性收费 is about ten thousand times that of the
-- year before, or a ten-thousandth: 元 in the place of 万元.
WITH fee AS (
    SELECT
        r.report,
        r.agency,
        r.year,
        r.scope,
        f.value AS amount
    FROM annual_report AS r
    JOIN fact AS f ON f.report = r.report
    WHERE f.indicator = 'disclosure_fee_amount' AND f.value > 0
)
SELECT
    later.agency,
    later.year,
    later.scope,
    'DIS_FEE_UNIT_JUMP' AS check_id,
    'warning' AS severity,
    'disclosure_fee_amount' AS indicator,
    NULL::VARCHAR AS member,
    'about ' || rtrim(rtrim(earlier.amount::VARCHAR, '0'), '.') AS want,
    rtrim(rtrim(later.amount::VARCHAR, '0'), '.') AS got,
    later.report
FROM fee AS later
JOIN fee AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.year = later.year - 1
WHERE greatest(later.amount, earlier.amount)::DOUBLE / least(later.amount, earlier.amount)::DOUBLE BETWEEN 5000 AND 20000
