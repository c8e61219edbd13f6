-- When a host may be asked next, which never moves back, and what was asked of it
-- in a night, which is added to what is known of the same night.
INSERT INTO host (
    name,
    next,
    pause,
    failures,
    night,
    requests,
    bytes
) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET
    next = max(next, excluded.next),
    pause = excluded.pause,
    failures = excluded.failures,
    night = iif(excluded.night = '', night, excluded.night),
    requests = iif(excluded.night IN ('', night), requests, 0) + excluded.requests,
    bytes = iif(excluded.night IN ('', night), bytes, 0) + excluded.bytes;
