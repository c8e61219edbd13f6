-- When a host may be asked next. The time never moves back.
INSERT INTO host (
    name,
    next,
    pause,
    failures
) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET
    next = max(next, excluded.next),
    pause = excluded.pause,
    failures = excluded.failures;
