-- A run that asked nobody, from its beginning to its end.
INSERT INTO run (
    id,
    command,
    started,
    finished,
    outcome,
    summary,
    detail
) VALUES (?, ?, ?, ?, ?, ?, ?);
