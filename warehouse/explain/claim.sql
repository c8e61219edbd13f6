-- One row per claim of one report. The value is in millionths.
SELECT
    indicator,
    (value * 1000000)::BIGINT,
    rule
FROM claim
WHERE report = $1
ORDER BY indicator;
