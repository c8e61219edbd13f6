-- The hosts of requests are asked: by whom, until when at most, and when they may
-- be asked again if nobody says otherwise.
INSERT INTO host (
    name,
    next,
    pause,
    failures,
    busy,
    holder
)
SELECT
    host,
    ?2,
    0,
    0,
    ?3,
    id
FROM request
WHERE id IN (SELECT value FROM json_each(?1))
ON CONFLICT (name) DO UPDATE SET
    next = max(next, excluded.next + pause),
    busy = excluded.busy,
    holder = excluded.holder;
