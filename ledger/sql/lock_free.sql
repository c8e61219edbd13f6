-- A lock is let go by the holder of its newest token.
UPDATE lock
SET
    holder = ''
WHERE
    name = ?
    AND token = ?;
