-- What a run has left to do: one row per source and host.
SELECT
    source,
    host,
    count(*)
FROM request
WHERE
    run = ?
    AND done = 0
GROUP BY
    source,
    host
ORDER BY
    source,
    host;
