-- A lock has a new holder, under a token that none before had.
INSERT INTO lock (
    name,
    token,
    holder,
    since
) VALUES (?, 1, ?, ?)
ON CONFLICT (name) DO UPDATE SET
    token = token + 1,
    holder = excluded.holder,
    since = excluded.since
RETURNING token;
