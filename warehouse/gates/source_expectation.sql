-- One row per source that answered in its last visit and shows less than expected:
-- too few reports, or none any more of the first year that it reached back to.
SELECT
    source,
    printf('lists %d reports, at least %d are expected', reports_listed, at_least) AS why
FROM source_status
WHERE answered AND reports_listed < at_least
UNION ALL
SELECT
    s.source,
    coalesce(
        printf('lists no report before %d, one of %d is expected and was there', s.first_year, s.since),
        printf('lists no report, one of %d is expected and was there', s.since)
    )
FROM source_status AS s
JOIN before AS b ON b.source = s.source
WHERE s.answered AND b.first_year <= s.since AND (s.first_year IS NULL OR s.first_year > s.since)
ORDER BY source, why;
