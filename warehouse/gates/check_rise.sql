-- One row where the share of reports whose own sums do not hold has risen by more
-- than the limit since the release before.
SELECT
    NULL AS source,
    printf('%.0f%% of the reports have an error, %.0f%% in the release before', 100 * n.share, 100 * b.share) AS why
FROM (SELECT sum(errors) / sum(reports) AS share FROM now) AS n
CROSS JOIN (SELECT sum(errors) / sum(reports) AS share FROM before) AS b
CROSS JOIN limits AS l
WHERE n.share > b.share + l.max_rise;
