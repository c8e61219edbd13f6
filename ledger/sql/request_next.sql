-- The next request of a run to one host. Without the index named, SQLite would
-- sort all that are due.
SELECT
    id,
    run,
    source,
    host,
    method,
    url,
    body,
    kind,
    referrer,
    link_text,
    due,
    priority,
    attempts,
    token
FROM request INDEXED BY request_order
WHERE
    run = ?
    AND host = ?
    AND done = 0
    AND due <= ?
ORDER BY
    priority DESC,
    due,
    id
LIMIT 1;
