-- What runs that never ended left to do becomes the new run's, their claims
-- released. Of one request left by several runs the first stays.
UPDATE OR IGNORE request
SET
    run = ?1,
    due = iif(claimed, ?2, due),
    claimed = 0
WHERE
    done = 0
    AND run IN (
        SELECT id
        FROM run
        WHERE
            finished IS NULL
            AND id <> ?1
    );
