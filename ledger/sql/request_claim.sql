-- Requests are claimed until the end of a lease.
UPDATE request
SET
    due = ?2,
    attempts = attempts + 1,
    token = token + 1,
    claimed = 1
WHERE id IN (SELECT value FROM json_each(?1));
