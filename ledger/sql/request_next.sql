-- The next request of a run to one host, with what its address was answered with
-- last. Without the index named, SQLite would sort all that are due.
SELECT
    request.id,
    request.run,
    request.source,
    request.host,
    request.method,
    request.url,
    request.body,
    request.kind,
    request.referrer,
    request.link_text,
    request.due,
    request.priority,
    request.attempts,
    request.token,
    validator.etag,
    validator.last_modified,
    validator.capture,
    validator.barren
FROM request INDEXED BY request_order
LEFT JOIN validator ON
    validator.method = request.method
    AND validator.url = request.url
WHERE
    request.run = ?
    AND request.host = ?
    AND request.done = 0
    AND request.due <= ?
ORDER BY
    request.priority DESC,
    request.due,
    request.id
LIMIT 1;
