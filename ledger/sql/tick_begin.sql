-- A tick is begun for the first time, or taken up again after as many attempts
-- as the caller knows of.
INSERT INTO tick (
    schedule,
    due,
    started,
    outcome,
    detail,
    attempts
) VALUES (?1, ?2, ?3, '', '', 1)
ON CONFLICT (schedule, due) DO UPDATE SET
    started = excluded.started,
    detail = '',
    attempts = attempts + 1
WHERE
    finished IS NULL
    AND attempts = ?4;
