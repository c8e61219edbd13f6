-- One row per run and source that it asked anything for: how that went.
CREATE OR REPLACE VIEW visit AS
SELECT
    run,
    source,
    min(fetched) AS started,
    max(fetched) AS ended,
    count(*) FILTER (WHERE kind <> 'robots') AS requests,
    count(*) FILTER (WHERE kind <> 'robots' AND outcome = 'ok') AS new,
    count(*) FILTER (WHERE kind <> 'robots' AND outcome = 'unchanged') AS unchanged,
    count(*) FILTER (WHERE kind <> 'robots' AND outcome NOT IN ('ok', 'unchanged', 'redirect', 'added')) AS failed,
    count(*) FILTER (WHERE kind = 'listing' AND outcome IN ('ok', 'unchanged')) AS lists,
    count(*) FILTER (WHERE final AND kind = 'listing' AND outcome NOT IN ('ok', 'unchanged', 'redirect')) AS lists_failed,
    count(*) FILTER (WHERE final AND kind = 'article' AND outcome NOT IN ('ok', 'unchanged', 'redirect', 'added')) AS articles_failed,
    count(*) FILTER (
        WHERE final AND kind <> 'robots'
            AND outcome NOT IN ('ok', 'unchanged', 'redirect', 'added', '404', '410', '403', '4xx', 'too_large', 'off_host', 'redirect_loop')
    ) AS unanswered,
    min_by(outcome, fetched) FILTER (WHERE final AND kind <> 'robots' AND outcome NOT IN ('ok', 'unchanged', 'redirect', 'added')) AS failure,
    min_by(url, fetched) FILTER (WHERE final AND kind <> 'robots' AND outcome NOT IN ('ok', 'unchanged', 'redirect', 'added')) AS failure_url,
    coalesce(sum(size), 0)::BIGINT AS bytes
FROM (
    SELECT
        run,
        source,
        url,
        kind,
        outcome,
        fetched,
        size,
        row_number() OVER (PARTITION BY run, source, method, url ORDER BY fetched DESC, exchange) = 1 AS final
    FROM exchange
    WHERE run IS NOT NULL AND source IS NOT NULL
)
GROUP BY run, source;

COMMENT ON VIEW visit IS 'One row per run and source that it asked anything for: how that went. Requests for robots.txt are not counted.';
COMMENT ON COLUMN visit.run IS 'Identity of the run that asked. Never NULL.';
COMMENT ON COLUMN visit.source IS 'Identity of the source that was asked. Never NULL.';
COMMENT ON COLUMN visit.started IS 'When the first request was made, UTC. Never NULL.';
COMMENT ON COLUMN visit.ended IS 'When the last request was made, UTC. Never NULL.';
COMMENT ON COLUMN visit.requests IS 'Requests made or refused, second tries included. Never NULL.';
COMMENT ON COLUMN visit.new IS 'Bodies that were not there before. Never NULL.';
COMMENT ON COLUMN visit.unchanged IS 'Answers that confirmed what was there. Never NULL.';
COMMENT ON COLUMN visit.failed IS 'Requests that failed, those included that a second try mended. Never NULL.';
COMMENT ON COLUMN visit.lists IS 'Listing pages that were had. Never NULL.';
COMMENT ON COLUMN visit.lists_failed IS 'Listing pages that could not be had in the end. Never NULL.';
COMMENT ON COLUMN visit.articles_failed IS 'Articles that could not be had in the end. Never NULL.';
COMMENT ON COLUMN visit.unanswered IS 'Requests without an answer of the site in the end: no connection, a wall, a budget or a host that rests. Never NULL.';
COMMENT ON COLUMN visit.failure IS 'How the first request ended that failed for good. NULL where none did.';
COMMENT ON COLUMN visit.failure_url IS 'Address of that request. NULL where none failed.';
COMMENT ON COLUMN visit.bytes IS 'Bytes of bodies received. Never NULL.';
