-- One row per source with far fewer reports than in the release before.
SELECT
    s.source,
    printf('has %d reports, %d in the release before', coalesce(n.reports, 0), b.reports) AS why
FROM source AS s
JOIN before AS b ON b.source = s.source
LEFT JOIN now AS n ON n.source = s.source
WHERE coalesce(n.reports, 0) < b.reports * (1 - coalesce(s.max_drop, 0.5))
ORDER BY s.source;
