-- When the next request can be claimed of a host and of the hosts of requests:
-- once it is due, the host's time has come and nobody asks it.
UPDATE queue
SET ready = max(
    (
        SELECT min(request.due)
        FROM request
        WHERE
            request.run = queue.run
            AND request.host = queue.host
            AND request.done = 0
    ),
    coalesce((
        SELECT max(host.next, coalesce(host.busy, host.next))
        FROM host
        WHERE host.name = queue.host
    ), 0)
)
WHERE host IN (
    SELECT host
    FROM request
    WHERE id IN (SELECT value FROM json_each(?2))
    UNION ALL
    SELECT ?1
);
