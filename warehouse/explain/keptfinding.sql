-- One row per finding of some reports, whose numbers stand in IN.
SELECT
    report,
    check_id::VARCHAR,
    severity::VARCHAR,
    coalesce(indicator::VARCHAR, ''),
    coalesce(member::VARCHAR, ''),
    want,
    got
FROM finding
WHERE report IN (%s)
ORDER BY
    report,
    check_id,
    indicator,
    member,
    want,
    got;
