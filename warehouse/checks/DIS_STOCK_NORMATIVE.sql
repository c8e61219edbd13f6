-- One row per report whose 行政规范性文件 in force are not those of the year before, and
-- those issued, less those repealed. Only the form of 2021 has these cells.
WITH stock AS (
    SELECT
        r.report,
        r.agency,
        r.year,
        r.scope,
        max(CASE WHEN f.indicator = 'disclosure_normative_in_force' THEN f.value END) AS in_force,
        max(CASE WHEN f.indicator = 'disclosure_normative_issued' THEN f.value END) AS issued,
        max(CASE WHEN f.indicator = 'disclosure_normative_repealed' THEN f.value END) AS repealed
    FROM annual_report AS r
    JOIN fact AS f ON f.report = r.report
    WHERE f.indicator IN ('disclosure_normative_in_force', 'disclosure_normative_issued', 'disclosure_normative_repealed')
    GROUP BY
        r.report,
        r.agency,
        r.year,
        r.scope
)
SELECT
    later.agency,
    later.year,
    later.scope,
    'DIS_STOCK_NORMATIVE' AS check_id,
    'warning' AS severity,
    'disclosure_normative_in_force' AS indicator,
    NULL::VARCHAR AS member,
    rtrim(rtrim((earlier.in_force + later.issued - later.repealed)::VARCHAR, '0'), '.') AS want,
    rtrim(rtrim(later.in_force::VARCHAR, '0'), '.') AS got,
    later.report
FROM stock AS later
JOIN stock AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.year = later.year - 1
WHERE later.in_force <> earlier.in_force + later.issued - later.repealed
