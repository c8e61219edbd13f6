-- Who asks, and do enterprises get more than citizens? By year and applicant: the
-- share of new requests, and the disclosure rate, over the cells of own reports
-- that state a figure.
WITH asked AS (
    SELECT
        report,
        year,
        member,
        max(value) FILTER (WHERE indicator = 'request_new') AS requests,
        max(value) FILTER (WHERE indicator = 'request_granted') AS granted,
        max(value) FILTER (WHERE indicator = 'request_partial') AS partial,
        max(value) FILTER (WHERE indicator = 'request_result_total') AS answered
    FROM figure
    WHERE indicator IN ('request_new', 'request_granted', 'request_partial', 'request_result_total')
        AND member <> 'total'
        AND scope IN ('agency', 'office')
    GROUP BY
        report,
        year,
        member
)
SELECT
    a.year,
    m.label AS applicant,
    count(a.requests) AS reports,
    count(*) - count(a.requests) AS reports_not_counted,
    sum(a.requests)::BIGINT AS requests,
    round((sum(a.requests) / nullif(sum(sum(a.requests)) OVER (PARTITION BY a.year), 0))::DOUBLE, 3) AS share,
    sum(a.answered) FILTER (WHERE a.granted + a.partial IS NOT NULL)::BIGINT AS answered,
    round((sum(a.granted + a.partial) FILTER (WHERE a.answered IS NOT NULL)
        / nullif(sum(a.answered) FILTER (WHERE a.granted + a.partial IS NOT NULL), 0))::DOUBLE, 3) AS disclosure_rate
FROM asked AS a
JOIN member AS m ON m.member = a.member
GROUP BY
    a.year,
    m.label,
    m.place
ORDER BY
    a.year,
    m.place;
