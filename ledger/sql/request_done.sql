-- Claimed requests are done, if the claims still hold.
UPDATE request
SET
    outcome = ?3,
    claimed = 0,
    done = 1
WHERE
    id IN (SELECT value FROM json_each(?1))
    AND token = ?2
    AND claimed = 1;
