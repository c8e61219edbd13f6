-- What came of an attempt at a tick. Without an end it stays open.
UPDATE tick
SET
    finished = ?3,
    outcome = ?4,
    detail = ?5
WHERE
    schedule = ?1
    AND due = ?2
    AND attempts = ?6
    AND finished IS NULL;
