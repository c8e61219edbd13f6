-- The newest ticks of all schedules, newest first.
SELECT
    schedule,
    due,
    started,
    finished,
    outcome,
    detail,
    attempts
FROM tick
ORDER BY
    due DESC,
    schedule
LIMIT ?;
