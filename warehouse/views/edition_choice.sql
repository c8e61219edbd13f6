-- One row per report: its rank among the editions of the same agency, year and
-- scope, and why. Cells and errors are counted only where editions compete, so
-- that everything built on the reports to believe stays quick.
CREATE OR REPLACE VIEW edition_choice AS
WITH allowed AS (
    SELECT DISTINCT lower(regexp_extract(site, '^[A-Za-z]+://([^/?#]*@)?([^/?#]*)', 2)) AS host
    FROM source
),
candidate AS (
    SELECT
        r.report,
        r.reading,
        r.agency,
        r.year,
        r.scope,
        c.url,
        c.digest,
        c.first_seen,
        r.agency IS NOT NULL AND r.year IS NOT NULL AS known,
        coalesce(
            c.source IS NULL AND c.added_by IS NULL AND o.host IS NULL
            AND regexp_extract(lower(c.url), '^https?://([^/?#]*@)?([^/?#:]*)', 2) NOT LIKE '%.gov.cn',
            false
        ) AS stray
    FROM report AS r
    JOIN reading AS d ON d.reading = r.reading
    LEFT JOIN capture AS c ON c.capture = d.capture
    LEFT JOIN allowed AS o ON o.host = lower(regexp_extract(c.url, '^[A-Za-z]+://([^/?#]*@)?([^/?#]*)', 2))
),
contested AS (
    SELECT
        report,
        reading,
        agency,
        year,
        scope,
        url,
        digest,
        first_seen,
        known,
        stray,
        CASE WHEN known AND count(*) OVER (PARTITION BY agency, year, scope) > 1 THEN report END AS to_weigh
    FROM candidate
),
counted AS (
    SELECT
        c.report,
        c.reading,
        c.agency,
        c.year,
        c.scope,
        c.url,
        c.digest,
        c.first_seen,
        c.known,
        c.stray,
        c.to_weigh,
        f.cells,
        e.errors
    FROM contested AS c
    CROSS JOIN LATERAL (
        SELECT count(value) AS cells
        FROM fact
        WHERE fact.report = c.to_weigh
    ) AS f
    CROSS JOIN LATERAL (
        SELECT count(*) AS errors
        FROM finding
        WHERE finding.report = c.to_weigh AND finding.severity = 'error'
    ) AS e
),
outdated AS (
    SELECT DISTINCT o.report
    FROM counted AS o
    JOIN counted AS n
        ON n.agency = o.agency AND n.year = o.year AND n.scope = o.scope AND n.url = o.url
        AND n.first_seen > o.first_seen AND n.cells * 2 >= o.cells
    WHERE o.to_weigh IS NOT NULL
),
weighed AS (
    SELECT
        c.report,
        c.reading,
        c.agency,
        c.year,
        c.scope,
        c.url,
        c.digest,
        c.first_seen,
        c.known,
        {
            'stray': c.stray,
            'replaced': o.report IS NOT NULL,
            'cells': c.cells,
            'errors': c.errors,
            'first_seen': c.first_seen
        } AS merit
    FROM counted AS c
    LEFT JOIN outdated AS o ON o.report = c.report
),
ranked AS (
    SELECT
        report,
        reading,
        agency,
        year,
        scope,
        url,
        digest,
        first_seen,
        known,
        merit,
        row_number() OVER best AS place,
        count(*) OVER (PARTITION BY agency, year, scope) AS editions,
        first_value(merit) OVER best AS chosen,
        lead(merit) OVER best AS next
    FROM weighed
    WINDOW best AS (
        PARTITION BY
            agency,
            year,
            scope
        ORDER BY
            merit.stray,
            merit.replaced,
            merit.cells DESC,
            merit.errors,
            first_seen DESC NULLS LAST,
            digest NULLS LAST,
            reading
    )
),
compared AS (
    SELECT
        report,
        reading,
        agency,
        year,
        scope,
        url,
        digest,
        first_seen,
        known,
        merit,
        place,
        editions,
        CASE WHEN place = 1 THEN next ELSE chosen END AS other
    FROM ranked
)
SELECT
    report,
    reading,
    agency,
    year,
    scope,
    url,
    digest,
    first_seen,
    CASE WHEN known THEN editions END AS editions,
    CASE WHEN known THEN merit.replaced END AS replaced,
    CASE WHEN known THEN place END AS choice,
    CASE
        WHEN agency IS NULL THEN 'no agency known: nothing to choose between'
        WHEN year IS NULL THEN 'no year known: nothing to choose between'
        WHEN editions = 1 THEN 'the only edition'
        WHEN merit.stray <> other.stray AND place = 1 THEN 'the next is from a host that is no government''s'
        WHEN merit.stray <> other.stray THEN 'from a host that is no government''s'
        WHEN merit.replaced <> other.replaced AND place = 1 THEN 'the next was replaced at its own address'
        WHEN merit.replaced <> other.replaced THEN 'replaced at its own address'
        WHEN merit.cells <> other.cells AND place = 1 THEN concat('more cells with a value than the next: ', merit.cells, ', not ', other.cells)
        WHEN merit.cells <> other.cells THEN concat('fewer cells with a value than the first: ', merit.cells, ', not ', other.cells)
        WHEN merit.errors <> other.errors AND place = 1 THEN concat('fewer errors than the next: ', merit.errors, ', not ', other.errors)
        WHEN merit.errors <> other.errors THEN concat('more errors than the first: ', merit.errors, ', not ', other.errors)
        WHEN merit.first_seen IS DISTINCT FROM other.first_seen AND place = 1 THEN 'as good as the next, and seen later'
        WHEN merit.first_seen IS DISTINCT FROM other.first_seen THEN 'as good as the first, but seen earlier or a bare file'
        WHEN place = 1 THEN 'as good as the next: the smaller digest and reading decide'
        ELSE 'as good as the first: the smaller digest and reading decide'
    END AS why
FROM compared;

COMMENT ON VIEW edition_choice IS 'One row per report: its rank among the editions of the same agency, year and scope, and why. See edition for all that is known of each.';
COMMENT ON COLUMN edition_choice.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN edition_choice.reading IS 'The reading that found it: identity that holds over releases. Never NULL.';
COMMENT ON COLUMN edition_choice.agency IS 'Identity of the agency. NULL for a bare file, or where nothing tells.';
COMMENT ON COLUMN edition_choice.year IS 'Year reported on. NULL where nothing says it.';
COMMENT ON COLUMN edition_choice.scope IS 'agency, office or consolidated; editions of two scopes never compete. Never NULL.';
COMMENT ON COLUMN edition_choice.url IS 'Address it came from. NULL for a bare file.';
COMMENT ON COLUMN edition_choice.digest IS 'SHA-256 of the body it was read from. NULL for a bare file.';
COMMENT ON COLUMN edition_choice.first_seen IS 'When that body was first sent from there, UTC. NULL for a bare file.';
COMMENT ON COLUMN edition_choice.editions IS 'How many editions compete, itself included. NULL where agency or year are not known.';
COMMENT ON COLUMN edition_choice.replaced IS 'true where the same address later sent another edition of the same report with at least half as many figures: a page that has broken replaces nothing. NULL where agency or year are not known.';
COMMENT ON COLUMN edition_choice.choice IS 'Rank, 1 = the edition to believe. NULL where agency or year are not known, so that nothing competes.';
COMMENT ON COLUMN edition_choice.why IS 'What decided: against the next where it is the first, else against the first. Never NULL.';
