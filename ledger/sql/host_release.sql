-- The hosts that requests of runs given up were asking.
UPDATE host
SET
    busy = NULL,
    holder = NULL
WHERE holder IN (
    SELECT request.id
    FROM run
    JOIN request ON request.run = run.id
    WHERE
        run.finished IS NULL
        AND run.id <> ?1
        AND request.done = 0
);
