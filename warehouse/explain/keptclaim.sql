-- One row per claim of some reports, whose numbers stand in IN. The value is in
-- millionths.
SELECT
    report,
    indicator::VARCHAR,
    (value * 1000000)::BIGINT,
    rule
FROM claim
WHERE report IN (%s)
ORDER BY
    report,
    indicator;
