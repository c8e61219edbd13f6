-- The ticks that were begun and have not ended, oldest first.
SELECT
    schedule,
    due,
    started,
    finished,
    outcome,
    detail,
    attempts
FROM tick
WHERE finished IS NULL
ORDER BY
    due,
    schedule;
