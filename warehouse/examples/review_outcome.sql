-- How often is an answer taken to review, and how often is it then corrected? By
-- year, over own reports that state every figure; reviews still pending are left
-- out of the second.
WITH remedy AS (
    SELECT
        report,
        year,
        max(total) FILTER (WHERE indicator = 'request_result_total') AS answered,
        max(value) FILTER (WHERE indicator = 'review_total') AS reviews,
        max(value) FILTER (WHERE indicator = 'review_corrected') AS corrected,
        max(value) FILTER (WHERE indicator = 'review_pending') AS pending
    FROM figure
    WHERE indicator IN ('request_result_total', 'review_total', 'review_corrected', 'review_pending')
        AND scope IN ('agency', 'office')
    GROUP BY
        report,
        year
)
SELECT
    year,
    count(*) AS reports,
    sum(answered)::BIGINT AS answered,
    sum(reviews)::BIGINT AS reviews,
    round((100 * sum(reviews) / nullif(sum(answered), 0))::DOUBLE, 2) AS reviews_per_100_answers,
    round((sum(corrected) / nullif(sum(reviews - pending), 0))::DOUBLE, 3) AS corrected_share
FROM remedy
WHERE answered + reviews + corrected + pending IS NOT NULL
GROUP BY year
ORDER BY year;
