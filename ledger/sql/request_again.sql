-- A claimed request is put back, if the claim still holds.
UPDATE request
SET
    outcome = ?3,
    claimed = 0,
    due = ?4
WHERE
    id = ?1
    AND token = ?2
    AND claimed = 1
RETURNING
    host;
