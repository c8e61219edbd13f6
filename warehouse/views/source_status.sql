-- One row per source: how its last visit went, and since when its rows are stale.
CREATE OR REPLACE VIEW source_status AS
WITH RECURSIVE latest AS (
    SELECT
        source,
        max_by(run, ended) AS run,
        max(ended) AS ended,
        max(ended) FILTER (WHERE lists > 0 AND lists_failed = 0 AND articles_failed = 0) AS last_good
    FROM visit
    WHERE lists + lists_failed > 0
    GROUP BY source
),
named AS (
    SELECT
        l.source,
        count(*) AS ever,
        count(*) FILTER (WHERE l.run = t.run) AS last,
        max(l.last_listed) FILTER (WHERE l.run <> t.run) AS lost
    FROM listed AS l
    JOIN latest AS t ON t.source = l.source
    GROUP BY l.source
),
shown AS (
    SELECT
        l.source,
        l.url
    FROM listed AS l
    JOIN latest AS t ON t.source = l.source AND t.run = l.run
    UNION
    SELECT
        s.source,
        c.url
    FROM shown AS s
    JOIN capture AS c ON c.referrer = s.url
    WHERE c.kind <> 'listing'
),
held AS (
    SELECT
        s.source,
        count(DISTINCT (r.agency, r.year, r.scope)) AS reports_listed,
        min(r.year) AS first_year
    FROM shown AS s
    JOIN capture AS c ON c.url = s.url
    JOIN reading AS d ON d.capture = c.capture
    JOIN report AS r ON r.reading = d.reading
    GROUP BY s.source
),
believed AS (
    SELECT
        c.url,
        c.capture,
        c.last_seen,
        e.agency,
        e.year,
        e.scope
    FROM edition_choice AS e
    JOIN reading AS d ON d.reading = e.reading
    JOIN capture AS c ON c.capture = d.capture
    WHERE e.choice = 1
),
present AS (
    SELECT
        url,
        max_by(capture, (last_seen, first_seen, capture)) AS capture
    FROM capture
    GROUP BY url
    HAVING count(*) > 1
),
broken AS (
    SELECT
        s.source,
        count(DISTINCT s.url) AS pages,
        max(b.last_seen) AS last_held
    FROM shown AS s
    JOIN present AS p ON p.url = s.url
    JOIN believed AS b ON b.url = p.url AND b.capture <> p.capture
    LEFT JOIN reading AS d ON d.capture = p.capture
    LEFT JOIN report AS r ON r.reading = d.reading
    WHERE r.report IS NULL OR (r.agency = b.agency AND r.year = b.year AND r.scope = b.scope)
    GROUP BY s.source
),
kept AS (
    SELECT
        c.source,
        count(DISTINCT (r.agency, r.year, r.scope)) AS reports
    FROM capture AS c
    JOIN reading AS d ON d.capture = c.capture
    JOIN report AS r ON r.reading = d.reading
    WHERE c.source IS NOT NULL
    GROUP BY c.source
),
judged AS (
    SELECT
        s.source,
        s.name,
        s.disabled,
        s.since,
        s.at_least,
        t.run,
        t.ended,
        t.last_good,
        v.lists,
        v.lists_failed,
        v.failure,
        v.failure_url,
        v.unanswered,
        v.lists > 0 AND v.lists_failed = 0 AND u.finished IS NOT NULL AS lists_whole,
        v.articles_failed > coalesce(n.last, 0) * coalesce(s.max_drop, 0.5) AS hollow,
        coalesce(w.pages, 0) AS broken_pages,
        w.last_held,
        coalesce(w.pages + v.articles_failed > coalesce(n.last, 0) * coalesce(s.max_drop, 0.5), false) AS broken,
        coalesce(n.ever, 0) AS named_ever,
        coalesce(n.last, 0) AS named_last,
        n.lost,
        coalesce(h.reports_listed, 0) AS reports_listed,
        h.first_year,
        coalesce(k.reports, 0) AS reports,
        u.finished IS NOT NULL AND coalesce(n.last, 0) < coalesce(n.ever, 0) * (1 - coalesce(s.max_drop, 0.5)) AS shrunk
    FROM source AS s
    LEFT JOIN latest AS t ON t.source = s.source
    LEFT JOIN visit AS v ON v.source = t.source AND v.run = t.run
    LEFT JOIN run AS u ON u.run = t.run
    LEFT JOIN named AS n ON n.source = s.source
    LEFT JOIN held AS h ON h.source = s.source
    LEFT JOIN kept AS k ON k.source = s.source
    LEFT JOIN broken AS w ON w.source = s.source
)
SELECT
    source,
    name,
    CASE
        WHEN disabled IS NOT NULL THEN 'disabled'
        WHEN run IS NULL THEN 'never'
        WHEN lists_failed > 0 OR hollow THEN 'failed'
        WHEN broken THEN 'broken'
        WHEN shrunk THEN 'shrunk'
        WHEN lists_whole AND named_ever = 0 THEN 'empty'
        WHEN failure IS NOT NULL OR broken_pages > 0 THEN 'partial'
        ELSE 'ok'
    END AS status,
    failure,
    failure_url,
    run,
    coalesce(lists_whole AND unanswered = 0, false) AS answered,
    coalesce(lists_whole, false) AS lists_whole,
    unanswered,
    ended AS last_visit,
    last_good,
    CASE
        WHEN disabled IS NOT NULL THEN coalesce(last_good, ended)
        WHEN lists_failed > 0 OR hollow THEN last_good
        WHEN broken THEN last_held
        WHEN shrunk THEN lost
    END AS stale_since,
    named_ever,
    named_last,
    broken_pages,
    reports,
    reports_listed,
    first_year,
    since,
    at_least
FROM judged;

COMMENT ON VIEW source_status IS 'One row per source: how its last visit went, and since when its rows are stale. The rows of a source that gets worse stay as they were when it was last well.';
COMMENT ON COLUMN source_status.source IS 'Identity of the source. Never NULL.';
COMMENT ON COLUMN source_status.name IS 'Name for a person. NULL where none was given.';
COMMENT ON COLUMN source_status.status IS 'ok; partial: some pages could not be had; failed: a listing page could not be had, or most of the pages that the lists name; broken: most of these pages hold no longer the report that they held; shrunk: its lists name far fewer addresses than they have named; empty: its lists have never named a report; never: not visited yet; disabled. Never NULL.';
COMMENT ON COLUMN source_status.failure IS 'How the first request of the last visit ended that failed for good; the list is in docs/operating.md. NULL where none did.';
COMMENT ON COLUMN source_status.failure_url IS 'Address of that request. NULL where none failed.';
COMMENT ON COLUMN source_status.run IS 'The run that visited it last. NULL where none has.';
COMMENT ON COLUMN source_status.answered IS 'true where the run of its last visit was finished and the site answered every request of it, with what was asked for or with a plain no: only then can less than expected be found. Never NULL.';
COMMENT ON COLUMN source_status.lists_whole IS 'true where the run of its last visit was finished and every listing page of it was had. Never NULL.';
COMMENT ON COLUMN source_status.unanswered IS 'Requests of the last visit without an answer of the site in the end. NULL where it was never visited.';
COMMENT ON COLUMN source_status.last_visit IS 'When it was last asked anything, UTC. NULL where it never was.';
COMMENT ON COLUMN source_status.last_good IS 'When everything that it was asked for was last had, UTC. NULL where it never was.';
COMMENT ON COLUMN source_status.stale_since IS 'When it was last well, UTC, where it is not now: its rows are of then. Of a disabled source, when it was last asked. NULL while it is well, and where it never was.';
COMMENT ON COLUMN source_status.named_ever IS 'Addresses of articles that its listing pages have ever named. Never NULL.';
COMMENT ON COLUMN source_status.named_last IS 'Those of them that the last visit met. Never NULL.';
COMMENT ON COLUMN source_status.broken_pages IS 'Pages under the addresses that the last visit met whose report was kept from an earlier capture, for the newest holds none or a worse edition of it. Never NULL.';
COMMENT ON COLUMN source_status.reports IS 'Reports of an agency, year and scope that came from it. Never NULL.';
COMMENT ON COLUMN source_status.reports_listed IS 'Those of them that the last visit met on its listing pages. Never NULL.';
COMMENT ON COLUMN source_status.first_year IS 'Earliest report year among these. NULL where there is none.';
COMMENT ON COLUMN source_status.since IS 'First report year that should be found there. NULL where nothing is expected.';
COMMENT ON COLUMN source_status.at_least IS 'Reports that should be found at least. NULL where nothing is expected.';
