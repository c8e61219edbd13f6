-- One row per city (prefecture) and year that has a report of a body of its own
-- or a report for the whole city.
CREATE OR REPLACE VIEW city_year AS
WITH counted AS (
    SELECT
        f.report,
        count(f.value) > 0 AS filled,
        max(CASE WHEN f.indicator = 'request_new' AND f.member = 'total' THEN f.value END) AS received,
        max(CASE WHEN f.indicator = 'request_granted' AND f.member = 'total' THEN f.value END) AS granted,
        max(CASE WHEN f.indicator = 'request_partial' AND f.member = 'total' THEN f.value END) AS partial,
        max(CASE WHEN f.indicator = 'request_result_total' AND f.member = 'total' THEN f.value END) AS answered,
        sum(CASE WHEN i.parent = 'request_denied' AND f.member = 'total' THEN f.value END) AS denied,
        count(CASE WHEN i.parent = 'request_denied' AND f.member = 'total' THEN f.value END) AS grounds,
        max(CASE WHEN f.indicator = 'request_granted' AND f.member = 'total' AND f.state IN ('blank', 'dash', 'slash', 'none_word') THEN 0 END) AS granted_empty,
        max(CASE WHEN f.indicator = 'request_partial' AND f.member = 'total' AND f.state IN ('blank', 'dash', 'slash', 'none_word') THEN 0 END) AS partial_empty,
        max(CASE WHEN f.indicator = 'request_result_total' AND f.member = 'total' AND f.state IN ('blank', 'dash', 'slash', 'none_word') THEN 0 END) AS answered_empty,
        count(CASE WHEN i.parent = 'request_denied' AND f.member = 'total' AND f.state IN ('blank', 'dash', 'slash', 'none_word') THEN 1 END) AS grounds_empty
    FROM fact AS f
    JOIN indicator AS i ON i.indicator = f.indicator
    WHERE i.section = 'requests'
    GROUP BY f.report
),
sums AS (
    SELECT
        report,
        received,
        granted,
        partial,
        answered,
        CASE WHEN grounds = 8 THEN denied END AS denied,
        granted + partial AS disclosed,
        CASE WHEN filled THEN coalesce(granted, granted_empty) + coalesce(partial, partial_empty) END AS disclosed_blank_as_zero,
        CASE WHEN filled THEN coalesce(answered, answered_empty) END AS answered_blank_as_zero,
        CASE WHEN filled AND grounds + grounds_empty = 8 THEN coalesce(denied, 0) END AS denied_blank_as_zero
    FROM counted
),
own AS (
    SELECT
        r.city,
        r.year,
        count(*) AS own_reports,
        sum(s.received)::BIGINT AS requests_received,
        count(s.received) AS requests_received_reports,
        sum(s.answered)::BIGINT AS answered,
        count(s.answered) AS answered_reports,
        sum(s.granted)::BIGINT AS granted,
        count(s.granted) AS granted_reports,
        sum(s.partial)::BIGINT AS partial,
        count(s.partial) AS partial_reports,
        sum(s.denied)::BIGINT AS denied,
        count(s.denied) AS denied_reports,
        sum(s.denied_blank_as_zero)::BIGINT AS denied_blank_as_zero,
        count(s.denied_blank_as_zero) AS denied_blank_as_zero_reports,
        sum(s.disclosed) FILTER (WHERE s.answered IS NOT NULL)::DOUBLE
            / nullif(sum(s.answered) FILTER (WHERE s.disclosed IS NOT NULL), 0)::DOUBLE AS disclosure_rate,
        count(s.disclosed + s.answered) AS disclosure_rate_reports,
        sum(s.disclosed_blank_as_zero) FILTER (WHERE s.answered_blank_as_zero IS NOT NULL)::DOUBLE
            / nullif(sum(s.answered_blank_as_zero) FILTER (WHERE s.disclosed_blank_as_zero IS NOT NULL), 0)::DOUBLE AS disclosure_rate_blank_as_zero,
        count(s.disclosed_blank_as_zero + s.answered_blank_as_zero) AS disclosure_rate_blank_as_zero_reports,
        sum(s.denied) FILTER (WHERE s.answered IS NOT NULL)::DOUBLE
            / nullif(sum(s.answered) FILTER (WHERE s.denied IS NOT NULL), 0)::DOUBLE AS refusal_share,
        count(s.denied + s.answered) AS refusal_share_reports,
        sum(s.denied_blank_as_zero) FILTER (WHERE s.answered_blank_as_zero IS NOT NULL)::DOUBLE
            / nullif(sum(s.answered_blank_as_zero) FILTER (WHERE s.denied_blank_as_zero IS NOT NULL), 0)::DOUBLE AS refusal_share_blank_as_zero,
        count(s.denied_blank_as_zero + s.answered_blank_as_zero) AS refusal_share_blank_as_zero_reports
    FROM annual_report AS r
    LEFT JOIN sums AS s ON s.report = r.report
    WHERE r.scope IN ('agency', 'office') AND r.city IS NOT NULL
    GROUP BY
        r.city,
        r.year
),
consolidated AS (
    SELECT
        r.city,
        r.year,
        r.report,
        s.received::BIGINT AS requests_received,
        s.disclosed::DOUBLE / nullif(s.answered, 0)::DOUBLE AS disclosure_rate,
        s.disclosed_blank_as_zero::DOUBLE / nullif(s.answered_blank_as_zero, 0)::DOUBLE AS disclosure_rate_blank_as_zero,
        s.denied::DOUBLE / nullif(s.answered, 0)::DOUBLE AS refusal_share,
        s.denied_blank_as_zero::DOUBLE / nullif(s.answered_blank_as_zero, 0)::DOUBLE AS refusal_share_blank_as_zero
    FROM annual_report AS r
    LEFT JOIN sums AS s ON s.report = r.report
    WHERE r.scope = 'consolidated' AND r.region = r.city
    QUALIFY row_number() OVER (PARTITION BY r.city, r.year ORDER BY coalesce(r.kind, '') = 'people_government' DESC, r.agency) = 1
)
SELECT
    coalesce(o.city, c.city) AS city,
    g.name,
    coalesce(o.year, c.year) AS year,
    coalesce(o.own_reports, 0) AS own_reports,
    o.requests_received,
    coalesce(o.requests_received_reports, 0) AS requests_received_reports,
    coalesce(o.own_reports - o.requests_received_reports, 0) AS requests_received_missing,
    o.answered,
    coalesce(o.answered_reports, 0) AS answered_reports,
    coalesce(o.own_reports - o.answered_reports, 0) AS answered_missing,
    o.granted,
    coalesce(o.granted_reports, 0) AS granted_reports,
    coalesce(o.own_reports - o.granted_reports, 0) AS granted_missing,
    o.partial,
    coalesce(o.partial_reports, 0) AS partial_reports,
    coalesce(o.own_reports - o.partial_reports, 0) AS partial_missing,
    o.denied,
    coalesce(o.denied_reports, 0) AS denied_reports,
    coalesce(o.own_reports - o.denied_reports, 0) AS denied_missing,
    o.denied_blank_as_zero,
    coalesce(o.denied_blank_as_zero_reports, 0) AS denied_blank_as_zero_reports,
    coalesce(o.own_reports - o.denied_blank_as_zero_reports, 0) AS denied_blank_as_zero_missing,
    o.disclosure_rate,
    coalesce(o.disclosure_rate_reports, 0) AS disclosure_rate_reports,
    o.disclosure_rate_blank_as_zero,
    coalesce(o.disclosure_rate_blank_as_zero_reports, 0) AS disclosure_rate_blank_as_zero_reports,
    o.refusal_share,
    coalesce(o.refusal_share_reports, 0) AS refusal_share_reports,
    o.refusal_share_blank_as_zero,
    coalesce(o.refusal_share_blank_as_zero_reports, 0) AS refusal_share_blank_as_zero_reports,
    c.report AS consolidated_report,
    c.requests_received AS consolidated_requests_received,
    c.disclosure_rate AS consolidated_disclosure_rate,
    c.disclosure_rate_blank_as_zero AS consolidated_disclosure_rate_blank_as_zero,
    c.refusal_share AS consolidated_refusal_share,
    c.refusal_share_blank_as_zero AS consolidated_refusal_share_blank_as_zero
FROM own AS o
FULL JOIN consolidated AS c ON c.city = o.city AND c.year = o.year
LEFT JOIN region AS g ON g.region = coalesce(o.city, c.city);

COMMENT ON VIEW city_year IS 'One row per city (prefecture) and report year. Own reports are those of single bodies in the city and its counties (scope agency or office); the report for the whole city stands in the consolidated columns and is never added to them. Columns named blank_as_zero count a cell that is blank or prints a dash, a slash or 无 as 0 where its table prints any figure; no other column does.';
COMMENT ON COLUMN city_year.city IS 'Division code of the city (prefecture); of a municipality its own. Never NULL.';
COMMENT ON COLUMN city_year.name IS 'Name of the city in Chinese. NULL where the list of divisions lacks it.';
COMMENT ON COLUMN city_year.year IS 'Year reported on. Never NULL.';
COMMENT ON COLUMN city_year.own_reports IS 'Reports of single bodies found; 0 where only the report for the whole city was. Never NULL.';
COMMENT ON COLUMN city_year.requests_received IS 'Sum of 一、本年新收政府信息公开申请数量, 总计, over the own reports that state it, in 件. NULL where none does.';
COMMENT ON COLUMN city_year.requests_received_reports IS 'Own reports that the sum runs over. Never NULL.';
COMMENT ON COLUMN city_year.requests_received_missing IS 'Own reports that could not be counted in it. Never NULL.';
COMMENT ON COLUMN city_year.answered IS 'Sum of 三（七）总计, all applicants, over the own reports that state it, in 件. NULL where none does.';
COMMENT ON COLUMN city_year.answered_reports IS 'Own reports that the sum runs over. Never NULL.';
COMMENT ON COLUMN city_year.answered_missing IS 'Own reports that could not be counted in it. Never NULL.';
COMMENT ON COLUMN city_year.granted IS 'Sum of 三（一）予以公开, 总计, over the own reports that state it, in 件. NULL where none does.';
COMMENT ON COLUMN city_year.granted_reports IS 'Own reports that the sum runs over. Never NULL.';
COMMENT ON COLUMN city_year.granted_missing IS 'Own reports that could not be counted in it. Never NULL.';
COMMENT ON COLUMN city_year.partial IS 'Sum of 三（二）部分公开, 总计, over the own reports that state it, in 件. NULL where none does.';
COMMENT ON COLUMN city_year.partial_reports IS 'Own reports that the sum runs over. Never NULL.';
COMMENT ON COLUMN city_year.partial_missing IS 'Own reports that could not be counted in it. Never NULL.';
COMMENT ON COLUMN city_year.denied IS 'Sum of the eight grounds of 三（三）不予公开, 总计, over the own reports that state all eight, in 件. NULL where none does.';
COMMENT ON COLUMN city_year.denied_reports IS 'Own reports that the sum runs over. Never NULL.';
COMMENT ON COLUMN city_year.denied_missing IS 'Own reports that could not be counted in it: a ground is blank, absent or no figure. Never NULL.';
COMMENT ON COLUMN city_year.denied_blank_as_zero IS 'The same sum with empty grounds (blank, dash, slash, 无) of a filled table counted as 0, in 件. NULL where no report can be counted.';
COMMENT ON COLUMN city_year.denied_blank_as_zero_reports IS 'Own reports that the sum runs over. Never NULL.';
COMMENT ON COLUMN city_year.denied_blank_as_zero_missing IS 'Own reports that could not be counted in it: a ground is absent or no figure, or the table is empty. Never NULL.';
COMMENT ON COLUMN city_year.disclosure_rate IS 'Sum of 予以公开 and 部分公开 over sum of 三（七）总计, 0 to 1, over the own reports that state all three. NULL where none does or the total is 0.';
COMMENT ON COLUMN city_year.disclosure_rate_reports IS 'Own reports that the rate rests on. Never NULL.';
COMMENT ON COLUMN city_year.disclosure_rate_blank_as_zero IS 'The same rate with empty cells (blank, dash, slash, 无) of a filled table counted as 0, 0 to 1. NULL where no report can be counted or the total is 0.';
COMMENT ON COLUMN city_year.disclosure_rate_blank_as_zero_reports IS 'Own reports that the rate rests on. Never NULL.';
COMMENT ON COLUMN city_year.refusal_share IS 'Sum of the eight grounds of 不予公开 over sum of 三（七）总计, 0 to 1, over the own reports that state all nine. NULL where none does or the total is 0.';
COMMENT ON COLUMN city_year.refusal_share_reports IS 'Own reports that the share rests on. Never NULL.';
COMMENT ON COLUMN city_year.refusal_share_blank_as_zero IS 'The same share with empty cells (blank, dash, slash, 无) of a filled table counted as 0, 0 to 1. NULL where no report can be counted or the total is 0.';
COMMENT ON COLUMN city_year.refusal_share_blank_as_zero_reports IS 'Own reports that the share rests on. Never NULL.';
COMMENT ON COLUMN city_year.consolidated_report IS 'Number, in this file only, of the report for the whole city; of several, the government''s. NULL where none was found.';
COMMENT ON COLUMN city_year.consolidated_requests_received IS '一、本年新收政府信息公开申请数量, 总计, of the report for the whole city, in 件. NULL where it does not state it.';
COMMENT ON COLUMN city_year.consolidated_disclosure_rate IS 'Disclosure rate of the report for the whole city, 0 to 1. NULL where it does not state all three figures or the total is 0.';
COMMENT ON COLUMN city_year.consolidated_disclosure_rate_blank_as_zero IS 'The same rate with empty cells of a filled table counted as 0, 0 to 1. NULL where it cannot be counted or the total is 0.';
COMMENT ON COLUMN city_year.consolidated_refusal_share IS 'Refusal share of the report for the whole city, 0 to 1. NULL where it does not state all nine figures or the total is 0.';
COMMENT ON COLUMN city_year.consolidated_refusal_share_blank_as_zero IS 'The same share with empty cells of a filled table counted as 0, 0 to 1. NULL where it cannot be counted or the total is 0.';
