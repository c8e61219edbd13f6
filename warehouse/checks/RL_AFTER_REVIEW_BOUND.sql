-- One row per report with more lawsuits after a review than reviews of the year
-- and the year before. Empty cells of a filled table 4 count as 0.
WITH remedy AS (
    SELECT
        r.report,
        r.agency,
        r.year,
        r.scope,
        count(f.value) > 0 AS filled,
        max(CASE WHEN f.indicator = 'litigation_after_review_total' THEN f.value END) AS suits,
        max(CASE
            WHEN f.indicator <> 'review_total' THEN NULL
            WHEN f.state IN ('blank', 'dash', 'slash', 'none_word') THEN 0
            ELSE f.value
        END) AS reviews
    FROM annual_report AS r
    JOIN fact AS f ON f.report = r.report
    JOIN indicator AS i ON i.indicator = f.indicator
    WHERE i.section = 'review'
    GROUP BY
        r.report,
        r.agency,
        r.year,
        r.scope
)
SELECT
    later.agency,
    later.year,
    later.scope,
    'RL_AFTER_REVIEW_BOUND' AS check_id,
    'info' AS severity,
    'litigation_after_review_total' AS indicator,
    NULL::VARCHAR AS member,
    'at most ' || rtrim(rtrim((later.reviews + earlier.reviews)::VARCHAR, '0'), '.') AS want,
    rtrim(rtrim(later.suits::VARCHAR, '0'), '.') AS got,
    later.report
FROM remedy AS later
JOIN remedy AS earlier ON earlier.agency = later.agency AND earlier.scope = later.scope AND earlier.year = later.year - 1
WHERE later.filled AND earlier.filled AND later.suits > later.reviews + earlier.reviews
