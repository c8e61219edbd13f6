-- One row where the whole release has fewer reports, or fewer figures, than the one
-- before by more than the limit.
SELECT
    NULL AS source,
    printf('has %d %s, %d in the release before', n.amount, n.what, b.amount) AS why
FROM (
    SELECT
        unnest(['reports', 'figures']) AS what,
        unnest([sum(reports), sum(figures)])::BIGINT AS amount
    FROM now
) AS n
JOIN (
    SELECT
        unnest(['reports', 'figures']) AS what,
        unnest([sum(reports), sum(figures)])::BIGINT AS amount
    FROM before
) AS b ON b.what = n.what
CROSS JOIN limits AS l
WHERE n.amount < b.amount * (1 - l.max_drop)
ORDER BY why;
