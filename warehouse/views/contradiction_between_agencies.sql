-- One row per report to believe, or figure in it, that does not agree with the reports of other agencies, or with what is known of its own agency and address.
-- Generated from checks/*.sql by checkView: do not edit; see CONTRIBUTING.md.
CREATE OR REPLACE VIEW contradiction_between_agencies AS
SELECT
    agency,
    year,
    scope,
    check_id,
    severity,
    indicator,
    member,
    want,
    got,
    report
FROM (
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
) AS dis_rules_competence
UNION ALL
SELECT
    agency,
    year,
    scope,
    check_id,
    severity,
    indicator,
    member,
    want,
    got,
    report
FROM (
    WITH fee AS (
        SELECT
            r.report,
            r.agency,
            r.year,
            r.scope,
            f.value AS amount,
            CASE coalesce(r.level, g.level)
                WHEN 'township' THEN 500
                WHEN 'county' THEN CASE WHEN r.scope = 'consolidated' THEN 5000000 ELSE 200000 END
                WHEN 'city' THEN 5000000
            END AS bound
        FROM annual_report AS r
        JOIN fact AS f ON f.report = r.report
        LEFT JOIN region AS g ON g.region = r.region
        WHERE f.indicator = 'disclosure_fee_amount' AND f.value IS NOT NULL
    )
    SELECT
        agency,
        year,
        scope,
        'DIS_FEE_SCALE' AS check_id,
        'info' AS severity,
        'disclosure_fee_amount' AS indicator,
        NULL::VARCHAR AS member,
        'less than ' || bound AS want,
        rtrim(rtrim(amount::VARCHAR, '0'), '.') AS got,
        report
    FROM fee
    WHERE amount >= bound
) AS dis_fee_scale
UNION ALL
SELECT
    agency,
    year,
    scope,
    check_id,
    severity,
    indicator,
    member,
    want,
    got,
    report
FROM (
    WITH received AS (
        SELECT
            r.report,
            r.agency,
            r.region,
            r.year,
            r.scope,
            f.value AS requests
        FROM annual_report AS r
        JOIN fact AS f ON f.report = r.report
        WHERE f.indicator = 'request_new' AND f.member = 'total' AND f.value IS NOT NULL
    ),
    place AS (
        SELECT
            region,
            unnest(list_distinct([region, city, province])) AS within
        FROM region
    ),
    own AS (
        SELECT
            p.within AS region,
            o.year,
            sum(o.requests) AS requests,
            count(*) AS reports
        FROM received AS o
        JOIN place AS p ON p.region = o.region
        WHERE o.scope IN ('agency', 'office')
        GROUP BY
            p.within,
            o.year
    )
    SELECT
        c.agency,
        c.year,
        c.scope,
        'XA_AGGREGATE' AS check_id,
        'info' AS severity,
        'request_new' AS indicator,
        'total' AS member,
        concat('at least ', rtrim(rtrim(o.requests::VARCHAR, '0'), '.'), ', the sum of ', o.reports, ' own reports') AS want,
        rtrim(rtrim(c.requests::VARCHAR, '0'), '.') AS got,
        c.report
    FROM received AS c
    JOIN own AS o ON o.region = c.region AND o.year = c.year
    WHERE c.scope = 'consolidated' AND c.requests < o.requests
) AS xa_aggregate
UNION ALL
SELECT
    agency,
    year,
    scope,
    check_id,
    severity,
    indicator,
    member,
    want,
    got,
    report
FROM (
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
) AS xa_identical_text
UNION ALL
SELECT
    agency,
    year,
    scope,
    check_id,
    severity,
    indicator,
    member,
    want,
    got,
    report
FROM (
    SELECT
        agency,
        year,
        scope,
        'MD_PUBLISH_WINDOW' AS check_id,
        'info' AS severity,
        NULL::VARCHAR AS indicator,
        NULL::VARCHAR AS member,
        concat(make_date(year + 1, 1, 1), ' to ', deadline) AS want,
        published::VARCHAR AS got,
        report
    FROM annual_report
    WHERE coalesce(template_requests, template_disclosure, template_review) IN ('2019', '2021')
        AND (published < make_date(year + 1, 1, 1) OR published > deadline)
) AS md_publish_window
UNION ALL
SELECT
    agency,
    year,
    scope,
    check_id,
    severity,
    indicator,
    member,
    want,
    got,
    report
FROM (
    WITH hosted AS (
        SELECT
            r.report,
            r.agency,
            r.agency_name,
            r.region,
            r.kind,
            r.year,
            r.scope,
            h.agency AS host,
            coalesce(a.name, h.agency) AS host_name,
            a.region AS host_region,
            a.kind AS host_kind
        FROM annual_report AS r
        JOIN reading AS d ON d.reading = r.reading
        JOIN capture AS c ON c.capture = d.capture
        JOIN source AS h ON h.source = c.source
        LEFT JOIN agency AS a ON a.agency = h.agency
        WHERE h.agency <> r.agency AND coalesce(r.template_requests, r.template_disclosure, r.template_review) IN ('2019', '2021')
    )
    SELECT
        h.agency,
        h.year,
        h.scope,
        'MD_AGENCY_VS_PUBLISHER' AS check_id,
        'warning' AS severity,
        NULL::VARCHAR AS indicator,
        NULL::VARCHAR AS member,
        h.host_name AS want,
        coalesce(h.agency_name, h.agency) AS got,
        h.report
    FROM hosted AS h
    LEFT JOIN region AS mine ON mine.region = h.region
    LEFT JOIN region AS theirs ON theirs.region = h.host_region
    WHERE NOT coalesce(
            h.region = h.host_region AND (
                h.kind IN ('people_government', 'government_office')
                OR h.host_kind IN ('people_government', 'government_office')
            ),
            false
        )
        AND NOT coalesce(
            h.kind = h.host_kind AND h.kind <> 'other' AND (
                h.host_region IN (mine.parent, mine.province)
                OR h.region IN (theirs.parent, theirs.province)
            ),
            false
        )
) AS md_agency_vs_publisher
UNION ALL
SELECT
    agency,
    year,
    scope,
    check_id,
    severity,
    indicator,
    member,
    want,
    got,
    report
FROM (
    WITH hosted AS (
        SELECT
            r.report,
            r.agency,
            r.year,
            r.scope,
            c.source,
            lower(regexp_extract(c.url, '^[A-Za-z]+://([^/?#]*@)?([^/?#]*)', 2)) AS host
        FROM annual_report AS r
        JOIN reading AS d ON d.reading = r.reading
        JOIN capture AS c ON c.capture = d.capture
    ),
    allowed AS (
        SELECT DISTINCT lower(regexp_extract(site, '^[A-Za-z]+://([^/?#]*@)?([^/?#]*)', 2)) AS host
        FROM source
    )
    SELECT
        h.agency,
        h.year,
        h.scope,
        'MD_DOMAIN' AS check_id,
        'error' AS severity,
        NULL::VARCHAR AS indicator,
        NULL::VARCHAR AS member,
        'a host that ends in .gov.cn, or the site of a source' AS want,
        h.host AS got,
        h.report
    FROM hosted AS h
    LEFT JOIN allowed AS o ON o.host = h.host
    WHERE h.source IS NULL AND o.host IS NULL AND regexp_replace(h.host, ':[0-9]+$', '') NOT LIKE '%.gov.cn'
) AS md_domain
;

COMMENT ON VIEW contradiction_between_agencies IS 'One row per report to believe, or figure in it, that does not agree with the reports of other agencies, or with what is known of its own agency and address.';
COMMENT ON COLUMN contradiction_between_agencies.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN contradiction_between_agencies.year IS 'Year reported on; between two years, the later one. Never NULL.';
COMMENT ON COLUMN contradiction_between_agencies.scope IS 'agency, office or consolidated: for whom the report speaks. Never NULL.';
COMMENT ON COLUMN contradiction_between_agencies.check_id IS 'Which check; the list is in docs/warehouse.md. Never NULL.';
COMMENT ON COLUMN contradiction_between_agencies.severity IS 'error, warning or info: how much it weighs. Never NULL.';
COMMENT ON COLUMN contradiction_between_agencies.indicator IS 'The indicator it is about. NULL where it is about no single one.';
COMMENT ON COLUMN contradiction_between_agencies.member IS 'The applicant it is about. NULL where it is about none.';
COMMENT ON COLUMN contradiction_between_agencies.want IS 'What the figure should be, in the indicator''s unit or in words. Never NULL.';
COMMENT ON COLUMN contradiction_between_agencies.got IS 'What is printed, in the indicator''s unit or in words. Never NULL.';
COMMENT ON COLUMN contradiction_between_agencies.report IS 'Number, in this file only, of the report it is found in. Never NULL.';
