-- Who took a lock last, since when, and under which token.
SELECT
    token,
    holder,
    since
FROM lock
WHERE name = ?;
