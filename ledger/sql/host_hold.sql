-- A host is asked: by whom, until when at most, and when it may be asked again
-- if nobody says otherwise.
INSERT INTO host (
    name,
    next,
    pause,
    failures,
    busy,
    holder
) VALUES (?1, ?2, 0, 0, ?3, ?4)
ON CONFLICT (name) DO UPDATE SET
    next = max(next, excluded.next + pause),
    busy = excluded.busy,
    holder = excluded.holder;
