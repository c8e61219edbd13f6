-- On which of the eight grounds do agencies refuse, and what share of answers is
-- refused at all? By year, over own reports that state all eight and the total.
WITH refusal AS (
    SELECT
        report,
        year,
        max(total) FILTER (WHERE indicator = 'request_result_total') AS answered,
        count(total) FILTER (WHERE part_of = 'request_denied') AS grounds
    FROM figure
    WHERE (part_of = 'request_denied' OR indicator = 'request_result_total')
        AND scope IN ('agency', 'office')
    GROUP BY
        report,
        year
),
stated AS (
    SELECT
        report,
        year,
        answered,
        sum(answered) OVER (PARTITION BY year) AS answered_in_year
    FROM refusal
    WHERE grounds = 8 AND answered IS NOT NULL
)
SELECT
    s.year,
    f.label,
    count(*) AS reports,
    sum(f.total)::BIGINT AS refused,
    round((sum(f.total) / nullif(sum(sum(f.total)) OVER (PARTITION BY s.year), 0))::DOUBLE, 3) AS share_of_refusals,
    round((sum(f.total) / nullif(any_value(s.answered_in_year), 0))::DOUBLE, 4) AS share_of_answers
FROM stated AS s
JOIN figure AS f ON f.report = s.report
WHERE f.part_of = 'request_denied' AND f.member = 'total'
GROUP BY
    s.year,
    f.label
ORDER BY
    s.year,
    refused DESC,
    f.label;
