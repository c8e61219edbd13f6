-- A host with nothing to do leaves the queue.
DELETE FROM queue
WHERE
    host = ?1
    AND NOT EXISTS (
        SELECT 1
        FROM request
        WHERE
            request.run = queue.run
            AND request.host = queue.host
            AND request.done = 0
    );
