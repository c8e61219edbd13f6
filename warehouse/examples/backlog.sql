-- Which agencies carry the largest part of their requests into the next year? The
-- twenty with the largest backlog, of those with at least 20 requests to handle.
WITH handled AS (
    SELECT
        report,
        name,
        year,
        max(total) FILTER (WHERE indicator = 'request_new') AS new,
        max(total) FILTER (WHERE indicator = 'request_carried_in') AS carried_in,
        max(total) FILTER (WHERE indicator = 'request_result_total') AS answered,
        max(total) FILTER (WHERE indicator = 'request_carried_out') AS carried_out
    FROM figure
    WHERE indicator IN ('request_new', 'request_carried_in', 'request_result_total', 'request_carried_out')
        AND scope IN ('agency', 'office')
    GROUP BY
        report,
        name,
        year
)
SELECT
    name,
    year,
    (new + carried_in)::BIGINT AS to_handle,
    carried_out::BIGINT AS carried_out,
    round((carried_out / (new + carried_in))::DOUBLE, 3) AS backlog,
    round((answered / (new + carried_in))::DOUBLE, 3) AS clearance
FROM handled
WHERE new + carried_in >= 20 AND carried_out IS NOT NULL
ORDER BY
    backlog DESC,
    name,
    year
LIMIT 20;
