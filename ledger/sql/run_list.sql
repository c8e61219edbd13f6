-- All runs, oldest first.
SELECT
    id,
    command,
    started,
    finished,
    outcome,
    summary
FROM run
ORDER BY
    started,
    id;
