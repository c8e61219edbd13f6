-- A claimed request is put back, if the claim still holds; a claim under which it
-- was not made is no attempt.
UPDATE request
SET
    outcome = ?3,
    claimed = 0,
    attempts = attempts - ?5,
    due = ?4
WHERE
    id = ?1
    AND token = ?2
    AND claimed = 1;
