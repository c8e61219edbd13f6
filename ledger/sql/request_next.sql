-- The next request of a run to each host that can be asked, those that have been
-- ready longest, with what its address was answered with last. Without the index
-- named, SQLite would sort all that are due.
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
FROM queue
CROSS JOIN request ON request.id = (
    SELECT first.id
    FROM request AS first INDEXED BY request_order
    WHERE
        first.run = queue.run
        AND first.host = queue.host
        AND first.done = 0
        AND first.due <= ?2
    ORDER BY
        first.priority DESC,
        first.due,
        first.id
    LIMIT 1
)
LEFT JOIN validator ON
    validator.method = request.method
    AND validator.url = request.url
WHERE
    queue.run = ?1
    AND queue.ready <= ?2
ORDER BY
    queue.ready,
    queue.host
LIMIT ?3;
