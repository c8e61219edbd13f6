-- One row per report and applicant whose 二、上年结转 is not the 四、结转下年度继续办理
-- of the year before. Weaker than the total: agencies class applicants anew.
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
