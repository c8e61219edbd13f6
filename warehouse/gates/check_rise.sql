-- One row where the share of reports whose own sums do not hold has risen by more
-- than the limit since the release before, and one per source where it has risen by
-- more than the source may lose: among a thousand sources one counts for little. A source with
-- few reports is left to the release: one bad report must not hold a thousand others.
SELECT
    NULL AS source,
    printf('%.0f%% of the reports have an error, %.0f%% in the release before', 100 * n.share, 100 * b.share) AS why
FROM (SELECT sum(errors) / sum(reports) AS share FROM now) AS n
CROSS JOIN (SELECT sum(errors) / sum(reports) AS share FROM before) AS b
CROSS JOIN limits AS l
WHERE n.share > b.share + l.max_rise
UNION ALL
SELECT
    s.source,
    printf('%.0f%% of its reports have an error, %.0f%% in the release before', 100 * n.errors / n.reports, 100 * b.errors / b.reports)
FROM source AS s
JOIN now AS n ON n.source = s.source
JOIN before AS b ON b.source = s.source
WHERE n.reports >= 5 AND n.errors / n.reports > b.errors / b.reports + coalesce(s.max_drop, 0.5)
ORDER BY source NULLS FIRST;
