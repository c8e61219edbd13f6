-- One row per figure of a report to believe that does not agree with what the same agency reported, in the same scope, for the year before.
-- Generated from checks/*.sql by checkView: do not edit; see CONTRIBUTING.md.
CREATE OR REPLACE VIEW contradiction_between_years AS
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
    WITH remedy AS (
        SELECT
            r.report,
            r.agency,
            r.year,
            r.scope,
            count(f.value) > 0 AS filled,
            max(CASE WHEN f.indicator = 'litigation_after_review_total' THEN f.value END) AS suits,
            max(CASE
                WHEN f.indicator <> 'review_total' THEN NULL
                WHEN f.state IN ('blank', 'dash', 'slash', 'none_word') THEN 0
                ELSE f.value
            END) AS reviews
        FROM annual_report AS r
        JOIN fact AS f ON f.report = r.report
        JOIN indicator AS i ON i.indicator = f.indicator
        WHERE i.section = 'review'
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
        'RL_AFTER_REVIEW_BOUND' AS check_id,
        'info' AS severity,
        'litigation_after_review_total' AS indicator,
        NULL::VARCHAR AS member,
        'at most ' || rtrim(rtrim((later.reviews + earlier.reviews)::VARCHAR, '0'), '.') AS want,
        rtrim(rtrim(later.suits::VARCHAR, '0'), '.') AS got,
        later.report
    FROM remedy AS later
    JOIN remedy AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.year = later.year - 1
    WHERE later.filled AND earlier.filled AND later.suits > later.reviews + earlier.reviews
) AS rl_after_review_bound
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
    WITH stock AS (
        SELECT
            r.report,
            r.agency,
            r.year,
            r.scope,
            max(CASE WHEN f.indicator = 'disclosure_rules_in_force' THEN f.value END) AS in_force,
            max(CASE WHEN f.indicator = 'disclosure_rules_issued' THEN f.value END) AS issued,
            max(CASE WHEN f.indicator = 'disclosure_rules_repealed' THEN f.value END) AS repealed
        FROM annual_report AS r
        JOIN fact AS f ON f.report = r.report
        WHERE f.indicator IN ('disclosure_rules_in_force', 'disclosure_rules_issued', 'disclosure_rules_repealed')
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
        'DIS_STOCK_RULES' AS check_id,
        'warning' AS severity,
        'disclosure_rules_in_force' AS indicator,
        NULL::VARCHAR AS member,
        rtrim(rtrim((earlier.in_force + later.issued - later.repealed)::VARCHAR, '0'), '.') AS want,
        rtrim(rtrim(later.in_force::VARCHAR, '0'), '.') AS got,
        later.report
    FROM stock AS later
    JOIN stock AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.year = later.year - 1
    WHERE later.in_force <> earlier.in_force + later.issued - later.repealed
) AS dis_stock_rules
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
) AS dis_stock_normative
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
) AS dis_2019_items_chain
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
            f.value AS amount
        FROM annual_report AS r
        JOIN fact AS f ON f.report = r.report
        WHERE f.indicator = 'disclosure_fee_amount' AND f.value > 0
    )
    SELECT
        later.agency,
        later.year,
        later.scope,
        'DIS_FEE_UNIT_JUMP' AS check_id,
        'warning' AS severity,
        'disclosure_fee_amount' AS indicator,
        NULL::VARCHAR AS member,
        'about ' || rtrim(rtrim(earlier.amount::VARCHAR, '0'), '.') AS want,
        rtrim(rtrim(later.amount::VARCHAR, '0'), '.') AS got,
        later.report
    FROM fee AS later
    JOIN fee AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.year = later.year - 1
    WHERE greatest(later.amount, earlier.amount)::DOUBLE / least(later.amount, earlier.amount)::DOUBLE BETWEEN 5000 AND 20000
) AS dis_fee_unit_jump
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
    WITH carried AS (
        SELECT
            r.report,
            r.agency,
            r.year,
            r.scope,
            f.member,
            max(CASE WHEN f.indicator = 'request_carried_in' THEN f.value END) AS in_from_last,
            max(CASE WHEN f.indicator = 'request_carried_out' THEN f.value END) AS out_to_next
        FROM annual_report AS r
        JOIN fact AS f ON f.report = r.report
        WHERE f.indicator IN ('request_carried_in', 'request_carried_out') AND f.member = 'total'
        GROUP BY
            r.report,
            r.agency,
            r.year,
            r.scope,
            f.member
    )
    SELECT
        later.agency,
        later.year,
        later.scope,
        'XY_CARRY_TOTAL' AS check_id,
        'warning' AS severity,
        'request_carried_in' AS indicator,
        later.member::VARCHAR AS member,
        rtrim(rtrim(earlier.out_to_next::VARCHAR, '0'), '.') AS want,
        rtrim(rtrim(later.in_from_last::VARCHAR, '0'), '.') AS got,
        later.report
    FROM carried AS later
    JOIN carried AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.member = later.member AND earlier.year = later.year - 1
    WHERE later.in_from_last <> earlier.out_to_next
) AS xy_carry_total
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
    WITH carried AS (
        SELECT
            r.report,
            r.agency,
            r.year,
            r.scope,
            f.member,
            max(CASE WHEN f.indicator = 'request_carried_in' THEN f.value END) AS in_from_last,
            max(CASE WHEN f.indicator = 'request_carried_out' THEN f.value END) AS out_to_next
        FROM annual_report AS r
        JOIN fact AS f ON f.report = r.report
        WHERE f.indicator IN ('request_carried_in', 'request_carried_out') AND f.member <> 'total'
        GROUP BY
            r.report,
            r.agency,
            r.year,
            r.scope,
            f.member
    )
    SELECT
        later.agency,
        later.year,
        later.scope,
        'XY_CARRY_APPLICANT' AS check_id,
        'info' AS severity,
        'request_carried_in' AS indicator,
        later.member::VARCHAR AS member,
        rtrim(rtrim(earlier.out_to_next::VARCHAR, '0'), '.') AS want,
        rtrim(rtrim(later.in_from_last::VARCHAR, '0'), '.') AS got,
        later.report
    FROM carried AS later
    JOIN carried AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.member = later.member AND earlier.year = later.year - 1
    WHERE later.in_from_last <> earlier.out_to_next
) AS xy_carry_applicant
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
) AS xy_duplicate_report
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
            r.year,
            r.scope,
            f.indicator::VARCHAR AS indicator,
            f.member::VARCHAR AS member,
            f.value AS requests
        FROM annual_report AS r
        JOIN fact AS f ON f.report = r.report
        WHERE (f.indicator = 'request_new' AND f.member = 'total' OR f.indicator = 'stat_requests_received')
            AND f.value IS NOT NULL
    )
    SELECT
        later.agency,
        later.year,
        later.scope,
        'XY_JUMP' AS check_id,
        'info' AS severity,
        later.indicator,
        later.member,
        'about ' || rtrim(rtrim(earlier.requests::VARCHAR, '0'), '.') AS want,
        rtrim(rtrim(later.requests::VARCHAR, '0'), '.') AS got,
        later.report
    FROM received AS later
    JOIN received AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.year = later.year - 1
    WHERE abs(later.requests - earlier.requests) > 100
        AND greatest(later.requests, earlier.requests) > 10 * least(later.requests, earlier.requests)
) AS xy_jump
;

COMMENT ON VIEW contradiction_between_years IS 'One row per figure of a report to believe that does not agree with what the same agency reported, in the same scope, for the year before.';
COMMENT ON COLUMN contradiction_between_years.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN contradiction_between_years.year IS 'Year reported on; between two years, the later one. Never NULL.';
COMMENT ON COLUMN contradiction_between_years.scope IS 'agency, office or consolidated: for whom the report speaks. Never NULL.';
COMMENT ON COLUMN contradiction_between_years.check_id IS 'Which check; the list is in docs/warehouse.md. Never NULL.';
COMMENT ON COLUMN contradiction_between_years.severity IS 'error, warning or info: how much it weighs. Never NULL.';
COMMENT ON COLUMN contradiction_between_years.indicator IS 'The indicator it is about. NULL where it is about no single one.';
COMMENT ON COLUMN contradiction_between_years.member IS 'The applicant it is about. NULL where it is about none.';
COMMENT ON COLUMN contradiction_between_years.want IS 'What the figure should be, in the indicator''s unit or in words. Never NULL.';
COMMENT ON COLUMN contradiction_between_years.got IS 'What is printed, in the indicator''s unit or in words. Never NULL.';
COMMENT ON COLUMN contradiction_between_years.report IS 'Number, in this file only, of the report it is found in. Never NULL.';
