-- A host of a run with something to do; queue_settle says when.
INSERT INTO queue (
    run,
    host,
    ready
) VALUES (?, ?, 0)
ON CONFLICT (run, host) DO NOTHING;
