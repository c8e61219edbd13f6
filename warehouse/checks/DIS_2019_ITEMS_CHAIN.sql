-- One row per kind of power whose 上一年项目数量 is not the number of the year
-- before and its 本年增/减. Only the form of 2019 has these cells.
WITH item AS (
    SELECT
        r.report,
        r.agency,
        r.year,
        r.scope,
        regexp_replace(f.indicator::VARCHAR, '_(prev|change)$', '') AS power,
        max(CASE WHEN f.indicator::VARCHAR LIKE '%_prev' THEN f.value END) AS before,
        max(CASE WHEN f.indicator::VARCHAR LIKE '%_change' THEN f.value END) AS change
    FROM annual_report AS r
    JOIN fact AS f ON f.report = r.report
    WHERE f.indicator IN (
        'disclosure_license_items_prev',
        'disclosure_license_items_change',
        'disclosure_other_service_items_prev',
        'disclosure_other_service_items_change',
        'disclosure_penalty_items_prev',
        'disclosure_penalty_items_change',
        'disclosure_coercion_items_prev',
        'disclosure_coercion_items_change',
        'disclosure_fee_items_prev',
        'disclosure_fee_items_change'
    )
    GROUP BY
        r.report,
        r.agency,
        r.year,
        r.scope,
        power
)
SELECT
    later.agency,
    later.year,
    later.scope,
    'DIS_2019_ITEMS_CHAIN' AS check_id,
    'warning' AS severity,
    later.power || '_prev' AS indicator,
    NULL::VARCHAR AS member,
    rtrim(rtrim((earlier.before + earlier.change)::VARCHAR, '0'), '.') AS want,
    rtrim(rtrim(later.before::VARCHAR, '0'), '.') AS got,
    later.report
FROM item AS later
JOIN item AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.power = later.power AND earlier.year = later.year - 1
WHERE later.before <> earlier.before + earlier.change
