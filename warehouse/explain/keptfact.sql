-- One row per cell of some reports, whose numbers stand in IN. The value is in
-- millionths.
SELECT
    report,
    indicator::VARCHAR,
    coalesce(member::VARCHAR, ''),
    state::VARCHAR,
    (value * 1000000)::BIGINT,
    coalesce(rule, '')
FROM fact
WHERE report IN (%s)
ORDER BY
    report,
    indicator,
    member;
