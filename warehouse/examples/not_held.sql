-- How often is the answer "we do not hold it", and how often is a request put
-- aside on procedure (不予处理, 其他处理) rather than answered? By year, over own
-- reports whose cells all state a figure.
WITH outcome AS (
    SELECT
        report,
        year,
        max(total) FILTER (WHERE indicator = 'request_unavailable_not_held') AS not_held,
        max(total) FILTER (WHERE indicator = 'request_not_processed_petition') AS petition,
        sum(total) FILTER (WHERE part_of = 'request_not_processed')
            + coalesce(sum(total) FILTER (WHERE part_of = 'request_other'), max(total) FILTER (WHERE indicator = 'request_other')) AS put_aside,
        max(total) FILTER (WHERE indicator = 'request_result_total') AS answered,
        count(*) FILTER (WHERE total IS NULL) AS missing
    FROM figure
    WHERE (part_of IN ('request_not_processed', 'request_other')
            OR indicator IN ('request_unavailable_not_held', 'request_other', 'request_result_total'))
        AND member = 'total'
        AND scope IN ('agency', 'office')
    GROUP BY
        report,
        year
)
SELECT
    year,
    count(*) FILTER (WHERE missing = 0) AS reports,
    count(*) FILTER (WHERE missing > 0) AS reports_not_counted,
    sum(answered) FILTER (WHERE missing = 0)::BIGINT AS answered,
    round((sum(not_held) FILTER (WHERE missing = 0) / nullif(sum(answered) FILTER (WHERE missing = 0), 0))::DOUBLE, 3) AS not_held_share,
    round((sum(put_aside) FILTER (WHERE missing = 0) / nullif(sum(answered) FILTER (WHERE missing = 0), 0))::DOUBLE, 3) AS put_aside_share,
    round((sum(petition) FILTER (WHERE missing = 0) / nullif(sum(answered) FILTER (WHERE missing = 0), 0))::DOUBLE, 3) AS petition_share
FROM outcome
GROUP BY year
ORDER BY year;
