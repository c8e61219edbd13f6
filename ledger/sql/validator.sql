-- What an address was answered with last.
SELECT
    method,
    url,
    etag,
    last_modified,
    capture
FROM validator
WHERE
    method = ?
    AND url = ?;
