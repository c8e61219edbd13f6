-- All runs, oldest first.
SELECT
    id,
    command,
    started,
    finished,
    outcome,
    summary,
    detail
FROM run
ORDER BY
    started,
    id;
