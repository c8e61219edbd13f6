-- One row per source whose lists were had in its last visit and show less than
-- expected: too few reports, even if every page without an answer held one, or
-- none any more of the first year that it reached back to.
SELECT
    source,
    concat(
        printf('lists %d reports', reports_listed),
        CASE WHEN unanswered > 0 THEN printf(' and %d pages that could not be had', unanswered) END,
        printf(', at least %d are expected', at_least)
    ) AS why
FROM source_status
WHERE lists_whole AND reports_listed + unanswered < at_least
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
