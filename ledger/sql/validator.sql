-- What an address was answered with last.
SELECT
    method,
    url,
    etag,
    last_modified,
    capture,
    barren
FROM validator
WHERE
    method = ?
    AND url = ?;
