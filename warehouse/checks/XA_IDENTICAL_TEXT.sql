-- One row per own report with the very figures of another agency of its city and
-- year, at least ten of them other than 0. This stands in for text that is the
-- same, which this file does not hold: it finds a report copied whole, not prose
-- copied around figures of its own. The report of one body, met under its name in
-- two columns, is a rendition and no copy.
WITH printed AS (
    SELECT
        r.report,
        r.agency,
        r.agency_name,
        r.city,
        r.year,
        r.scope,
        p.figures,
        p.print
    FROM annual_report AS r
    JOIN fingerprint AS p ON p.report = r.report
    WHERE p.figures >= 10 AND r.scope IN ('agency', 'office') AND r.city IS NOT NULL
)
SELECT
    mine.agency,
    mine.year,
    mine.scope,
    'XA_IDENTICAL_TEXT' AS check_id,
    'info' AS severity,
    NULL::VARCHAR AS indicator,
    NULL::VARCHAR AS member,
    'figures of its own' AS want,
    concat('those of ', string_agg(DISTINCT coalesce(theirs.agency_name, theirs.agency), ', ' ORDER BY coalesce(theirs.agency_name, theirs.agency)), ', ', any_value(mine.figures), ' of them other than 0') AS got,
    mine.report
FROM printed AS mine
JOIN printed AS theirs ON theirs.city = mine.city AND theirs.year = mine.year AND theirs.print = mine.print AND theirs.agency <> mine.agency AND theirs.agency_name IS DISTINCT FROM mine.agency_name
GROUP BY
    mine.agency,
    mine.year,
    mine.scope,
    mine.report
