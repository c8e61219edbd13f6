-- Of a host and the hosts of requests, those with nothing to do leave the queue.
DELETE FROM queue
WHERE
    host IN (
        SELECT host
        FROM request
        WHERE id IN (SELECT value FROM json_each(?2))
        UNION ALL
        SELECT ?1
    )
    AND NOT EXISTS (
        SELECT 1
        FROM request
        WHERE
            request.run = queue.run
            AND request.host = queue.host
            AND request.done = 0
    );
