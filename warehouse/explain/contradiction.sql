-- One row per contradiction that one check in SQL finds in the report to believe of
-- an agency and scope for a year, or in that for the year after. The body of the
-- check is put in below: the views run all of them, which takes longer than one.
SELECT
    report,
    check_id,
    severity,
    coalesce(indicator, ''),
    coalesce(member, ''),
    want,
    got,
    year
FROM (
    CHECK_BODY
) AS found
WHERE agency = $1 AND scope = $2 AND year BETWEEN $3 AND $3 + 1;
