-- One row per agency and report year that a source should have, or that was found
-- without being expected.
CREATE OR REPLACE VIEW coverage AS
WITH place AS (
    SELECT DISTINCT
        agency,
        unnest([region, substr(region, 1, 4) || '00', substr(region, 1, 2) || '0000']) AS covers
    FROM agency
    WHERE confirmed
),
covered AS (
    SELECT
        s.source,
        s.since,
        a.agency
    FROM source AS s
    JOIN agency AS a ON a.agency = s.agency
    WHERE s.disabled IS NULL AND a.confirmed
    UNION ALL
    SELECT
        s.source,
        s.since,
        a.agency
    FROM source AS s
    JOIN place AS p ON p.covers = s.region
    JOIN agency AS a ON a.agency = p.agency
    WHERE s.disabled IS NULL AND (s.kinds IS NULL OR list_contains(string_split(replace(s.kinds, ' ', ''), ','), a.kind))
),
latest AS (
    SELECT max(year) AS year
    FROM report
),
expected AS (
    SELECT
        c.source,
        c.agency,
        unnest(range(
            greatest(c.since, coalesce(a.valid_from, c.since)),
            least(l.year, coalesce(a.valid_to, l.year)) + 1
        ))::INTEGER AS year
    FROM covered AS c
    JOIN agency AS a ON a.agency = c.agency
    CROSS JOIN latest AS l
    WHERE c.since IS NOT NULL AND l.year IS NOT NULL
),
due AS (
    SELECT DISTINCT
        agency,
        year
    FROM expected
),
attempt AS (
    SELECT DISTINCT
        c.source,
        regexp_replace(c.link_text, '[\s\x{3000}《》“”"]', '', 'g') AS said
    FROM reading AS d
    JOIN capture AS c ON c.capture = d.capture
    WHERE d.problem <> 'not_report'
        AND c.link_text LIKE '%信息公开%'
        AND NOT regexp_matches(c.link_text, '图解|解读|一图|指南|通知')
),
calling AS (
    SELECT
        agency,
        unnest(list_prepend(name, coalesce(string_split(aka, ';'), []))) AS name
    FROM agency
    WHERE confirmed
),
unread AS (
    SELECT DISTINCT
        e.agency,
        e.year
    FROM expected AS e
    JOIN attempt AS t ON t.source = e.source
    JOIN calling AS n ON n.agency = e.agency
    WHERE contains(t.said, n.name || e.year)
        OR contains(t.said, e.year::VARCHAR) AND (contains(t.said, n.name || '政府信息公开') OR contains(t.said, n.name || '信息公开'))
),
found AS (
    SELECT
        r.report,
        r.agency,
        r.agency_name,
        r.region,
        r.kind,
        r.year,
        r.published,
        r.deadline,
        sum(r.editions) OVER same AS editions,
        string_agg(r.scope, ', ') OVER same AS scopes,
        row_number() OVER (PARTITION BY r.agency, r.year ORDER BY r.deadline, r.published NULLS LAST, r.scope) AS place
    FROM annual_report AS r
    WINDOW same AS (
        PARTITION BY
            r.agency,
            r.year
        ORDER BY r.scope
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
),
either AS (
    SELECT
        coalesce(d.agency, f.agency) AS agency,
        coalesce(d.year, f.year) AS year,
        d.agency IS NOT NULL AS expected,
        f.report,
        f.agency_name,
        f.region,
        f.kind,
        f.published,
        f.deadline,
        f.editions,
        f.scopes
    FROM due AS d
    FULL JOIN (
        SELECT
            report,
            agency,
            agency_name,
            region,
            kind,
            year,
            published,
            deadline,
            editions,
            scopes
        FROM found
        WHERE place = 1
    ) AS f ON f.agency = d.agency AND f.year = d.year
),
dated AS (
    SELECT
        o.agency,
        coalesce(a.name, o.agency_name) AS name,
        coalesce(a.region, o.region) AS region,
        coalesce(a.kind, o.kind) AS kind,
        o.year,
        o.expected,
        CASE
            WHEN o.report IS NOT NULL AND o.expected THEN 'found'
            WHEN o.report IS NOT NULL THEN 'unexpected'
            WHEN u.agency IS NOT NULL THEN 'problem'
            ELSE 'missing'
        END AS status,
        o.report,
        coalesce(o.editions, 0)::BIGINT AS editions,
        o.scopes,
        o.published,
        CASE
            WHEN o.deadline IS NOT NULL THEN o.deadline
            WHEN o.year <= 2018 OR a.kind = 'people_government' THEN make_date(o.year + 1, 3, 31)
            ELSE make_date(o.year + 1, 1, 31)
        END AS deadline
    FROM either AS o
    LEFT JOIN agency AS a ON a.agency = o.agency
    LEFT JOIN unread AS u ON u.agency = o.agency AND u.year = o.year
)
SELECT
    t.agency,
    t.name,
    t.region,
    g.city,
    t.kind,
    t.year,
    t.expected,
    t.status,
    t.report,
    t.editions,
    t.scopes,
    t.published,
    t.deadline,
    t.published > t.deadline AS late,
    CASE WHEN t.report IS NOT NULL THEN n.cells_stated END AS cells_stated,
    CASE WHEN t.report IS NOT NULL THEN n.cells_total END AS cells_total
FROM dated AS t
LEFT JOIN region AS g ON g.region = t.region
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE f.state = 'stated') AS cells_stated,
        count(*) AS cells_total
    FROM fact AS f
    WHERE f.report = t.report
) AS n;

COMMENT ON VIEW coverage IS 'One row per agency and report year that a source should have, from the year it says to the latest year found anywhere, or that was found without being expected. An agency that reports in two scopes has one row: that of the report due first.';
COMMENT ON COLUMN coverage.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN coverage.name IS 'Name of the agency in Chinese. NULL where neither a list nor the page has one.';
COMMENT ON COLUMN coverage.region IS 'Division code of the place the agency works for. NULL where nothing tells.';
COMMENT ON COLUMN coverage.city IS 'Division code of the city (prefecture) the region is or lies in. NULL for a province, and where the region is not known.';
COMMENT ON COLUMN coverage.kind IS 'Kind of body: people_government, education, finance … NULL where the agency is in no list.';
COMMENT ON COLUMN coverage.year IS 'Year reported on. Never NULL.';
COMMENT ON COLUMN coverage.expected IS 'true where a source that is crawled covers this confirmed agency in this year. Never NULL.';
COMMENT ON COLUMN coverage.status IS 'found; problem: a link of a source names the agency''s report for the year, and what it leads to could not be read; missing; unexpected: found, though no source covers it. Never NULL.';
COMMENT ON COLUMN coverage.report IS 'Number, in this file only, of the report that the days and cells are of. NULL where none was found.';
COMMENT ON COLUMN coverage.editions IS 'Editions found, over all scopes; 0 where none was. Never NULL.';
COMMENT ON COLUMN coverage.scopes IS 'Scopes found, parted by commas: agency, office, consolidated. NULL where none was found.';
COMMENT ON COLUMN coverage.published IS 'Day of publishing as printed. NULL where none was found or the page prints none.';
COMMENT ON COLUMN coverage.deadline IS 'Last day to publish (条例 art. 49): 31 March of the next year for years to 2018, for consolidated reports and for a government that is missing, else 31 January. Never NULL.';
COMMENT ON COLUMN coverage.late IS 'true where published after the deadline. NULL where the day of publishing is not known.';
COMMENT ON COLUMN coverage.cells_stated IS 'Cells of the report that print a figure. NULL where none was found.';
COMMENT ON COLUMN coverage.cells_total IS 'Cells that its form has, printed or not. NULL where none was found.';
