-- One row per figure of 规章 in the report of a body that may not make any. Only
-- ministries, provinces and cities with districts may, and of these the
-- government: its office and its consolidated report speak for it. A body whose
-- level or kind is not known is passed over.
SELECT
    r.agency,
    r.year,
    r.scope,
    'DIS_RULES_COMPETENCE' AS check_id,
    'warning' AS severity,
    f.indicator::VARCHAR AS indicator,
    NULL::VARCHAR AS member,
    '0' AS want,
    rtrim(rtrim(f.value::VARCHAR, '0'), '.') AS got,
    r.report
FROM annual_report AS r
JOIN fact AS f ON f.report = r.report
LEFT JOIN agency AS a ON a.agency = r.agency
LEFT JOIN region AS g ON g.region = r.region
WHERE f.indicator IN (
        'disclosure_rules_issued',
        'disclosure_rules_repealed',
        'disclosure_rules_in_force',
        'disclosure_rules_made',
        'disclosure_rules_newly_published',
        'disclosure_rules_published_total'
    )
    AND f.value > 0
    AND CASE coalesce(r.level, g.level)
        WHEN 'township' THEN true
        WHEN 'county' THEN true
        WHEN 'city' THEN g.name LIKE '%地区'
            OR g.name LIKE '%盟'
            OR r.scope = 'agency' AND a.confirmed AND r.kind NOT IN ('people_government', 'government_office')
        WHEN 'province' THEN r.scope = 'agency' AND a.confirmed AND r.kind NOT IN ('people_government', 'government_office')
        ELSE false
    END
