-- One run that begins.
INSERT INTO run (
    id,
    command,
    started,
    outcome,
    summary
) VALUES (?, ?, ?, '', ?);
