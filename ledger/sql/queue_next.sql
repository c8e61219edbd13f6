-- The host of a run that has been ready longest, or will be first.
SELECT
    host,
    ready
FROM queue
WHERE run = ?
ORDER BY
    ready,
    host
LIMIT 1;
