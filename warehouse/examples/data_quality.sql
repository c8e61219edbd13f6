-- How far can the figures be trusted? By year: reports with a broken sum in table
-- 3, cells left empty, and cells that are no figure.
WITH broken AS (
    SELECT DISTINCT report
    FROM contradiction_in_report
    WHERE check_id IN ('REQ_ROW_TOTAL', 'REQ_RESULT_TOTAL_2019', 'REQ_RESULT_TOTAL_2021', 'REQ_BALANCE')
)
SELECT
    e.year,
    count(*) AS reports,
    count(b.report) AS reports_with_broken_sums,
    round(count(b.report) / count(*), 3) AS broken_share,
    round(avg(e.cells_stated), 1) AS cells_stated,
    round(avg(e.cells_empty), 1) AS cells_empty,
    sum(e.cells_illegible)::BIGINT AS cells_illegible
FROM edition AS e
LEFT JOIN broken AS b ON b.report = e.report
WHERE e.choice = 1
GROUP BY e.year
ORDER BY e.year;
