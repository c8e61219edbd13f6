-- What share of answered requests is disclosed, fully or in part, and what share
-- fully? By city and year, over own reports that state all three figures; cities
-- with fewer than 20 answers are left out, for their rates mean little.
WITH answer AS (
    SELECT
        report,
        city,
        year,
        max(total) FILTER (WHERE indicator = 'request_granted') AS granted,
        max(total) FILTER (WHERE indicator = 'request_partial') AS partial,
        max(total) FILTER (WHERE indicator = 'request_result_total') AS answered
    FROM figure
    WHERE indicator IN ('request_granted', 'request_partial', 'request_result_total')
        AND scope IN ('agency', 'office')
        AND city IS NOT NULL
    GROUP BY
        report,
        city,
        year
)
SELECT
    city,
    year,
    count(*) AS reports,
    sum(answered)::BIGINT AS answered,
    round((sum(granted + partial) / sum(answered))::DOUBLE, 3) AS disclosure_rate,
    round((sum(granted) / sum(answered))::DOUBLE, 3) AS full_disclosure_rate
FROM answer
WHERE granted + partial + answered IS NOT NULL
GROUP BY
    city,
    year
HAVING sum(answered) >= 20
ORDER BY
    city,
    year;
