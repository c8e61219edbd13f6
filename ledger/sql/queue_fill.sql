-- All hosts of a run with something to do; queue_settle says when.
INSERT INTO queue (
    run,
    host,
    ready
)
SELECT DISTINCT
    run,
    host,
    0
FROM request
WHERE
    run = ?1
    AND done = 0;
