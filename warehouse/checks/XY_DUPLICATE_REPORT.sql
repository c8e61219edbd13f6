-- One row per report with the very figures of the year before, any of them other
-- than 0. The words of the two are not compared: they stand in text.duckdb.
WITH printed AS (
    SELECT
        r.report,
        r.agency,
        r.year,
        r.scope,
        p.figures,
        p.print
    FROM annual_report AS r
    JOIN fingerprint AS p ON p.report = r.report
    WHERE p.figures > 0
)
SELECT
    later.agency,
    later.year,
    later.scope,
    'XY_DUPLICATE_REPORT' AS check_id,
    'warning' AS severity,
    NULL::VARCHAR AS indicator,
    NULL::VARCHAR AS member,
    'figures of its own' AS want,
    concat('those of ', earlier.year, ', ', later.figures, ' of them other than 0') AS got,
    later.report
FROM printed AS later
JOIN printed AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.print = later.print AND earlier.year = later.year - 1
