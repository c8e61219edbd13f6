-- One row per finding in one report.
SELECT
    report,
    check_id,
    severity,
    coalesce(indicator, ''),
    coalesce(member, ''),
    want,
    got,
    0
FROM finding
WHERE report = $1
ORDER BY
    check_id,
    indicator,
    member;
