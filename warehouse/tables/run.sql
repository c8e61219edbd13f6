-- One row per run of the crawler.
CREATE TABLE IF NOT EXISTS run (
    run VARCHAR NOT NULL,
    command VARCHAR NOT NULL,
    started TIMESTAMP NOT NULL,
    finished TIMESTAMP,
    outcome VARCHAR,
    detail VARCHAR,
    summary VARCHAR
);

COMMENT ON TABLE run IS 'One row per run of the crawler.';
COMMENT ON COLUMN run.run IS 'Identity of the run. Never NULL.';
COMMENT ON COLUMN run.command IS 'What was typed or scheduled. Never NULL.';
COMMENT ON COLUMN run.started IS 'When it began, UTC. Never NULL.';
COMMENT ON COLUMN run.finished IS 'When it ended, UTC. NULL for a run that was cut off or is still going.';
COMMENT ON COLUMN run.outcome IS 'ok; partial: some sources failed; held: a gate kept its release back; abandoned: another run took over. NULL for a run that is still going or was stopped.';
COMMENT ON COLUMN run.detail IS 'What came of it, for a person. NULL where the outcome says it all.';
COMMENT ON COLUMN run.summary IS 'Counts of the run as a JSON object. NULL where none were kept.';
