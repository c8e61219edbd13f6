-- One row per report to believe: what two reports with the same figures share.
CREATE OR REPLACE VIEW fingerprint AS
WITH part AS (
    SELECT
        f.report,
        i.section,
        count(f.value) > 0 AS filled,
        count(*) FILTER (WHERE f.value <> 0) AS figures,
        coalesce(sum(hash(f.indicator, f.member, f.value)) FILTER (WHERE f.value <> 0), 0) AS stated,
        coalesce(sum(hash(f.indicator, f.member)) FILTER (WHERE f.state IN ('absent', 'illegible')), 0) AS unknown,
        coalesce(sum(hash(f.indicator, f.member)) FILTER (WHERE f.state IN ('blank', 'dash', 'slash', 'none_word')), 0) AS empty
    FROM fact AS f
    JOIN indicator AS i ON i.indicator = f.indicator
    WHERE i.section IN ('disclosure', 'requests', 'review', 'statistics')
    GROUP BY
        f.report,
        i.section
),
whole AS (
    SELECT
        report,
        sum(figures)::BIGINT AS figures,
        sum(stated)::VARCHAR || '-' || sum(CASE WHEN filled THEN unknown ELSE unknown + empty END)::VARCHAR AS print
    FROM part
    GROUP BY report
)
SELECT
    r.report,
    w.figures,
    concat_ws('-', r.template_disclosure, r.template_requests, r.template_review, w.print) AS print
FROM annual_report AS r
JOIN whole AS w ON w.report = r.report;

COMMENT ON VIEW fingerprint IS 'One row per report to believe that has a table: two reports have the same print where every cell that can be counted holds the same figure, an empty cell (blank, dash, slash, 无) of a filled table counting as 0, and the same cells cannot be counted.';
COMMENT ON COLUMN fingerprint.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN fingerprint.figures IS 'Cells with a figure other than 0: how much a shared print says. Never NULL.';
COMMENT ON COLUMN fingerprint.print IS 'Forms and hashes of the figures; it means something only within one file and one version of DuckDB. Never NULL.';
