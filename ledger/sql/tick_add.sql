-- A tick that nothing was run for. One that is known already is left alone.
INSERT OR IGNORE INTO tick (
    schedule,
    due,
    finished,
    outcome,
    detail,
    attempts
) VALUES (?, ?, ?, ?, ?, 0);
