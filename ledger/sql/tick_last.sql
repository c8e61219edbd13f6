-- The newest tick of a schedule that was due by a time.
SELECT
    schedule,
    due,
    started,
    finished,
    outcome,
    detail,
    attempts
FROM tick
WHERE
    schedule = ?
    AND due <= ?
ORDER BY due DESC
LIMIT 1;
