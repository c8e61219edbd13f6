-- One row per cell of one report, in the order of the dictionary. The value is in
-- millionths.
SELECT
    f.indicator::VARCHAR,
    coalesce(f.member::VARCHAR, ''),
    f.state::VARCHAR,
    (f.value * 1000000)::BIGINT,
    coalesce(f.printed, ''),
    coalesce(f.rule, ''),
    coalesce(f.at_table, 0),
    coalesce(f.at_row, 0),
    coalesce(f.at_column, 0),
    coalesce(f.at_page, 0),
    coalesce(f.at_box, ''),
    coalesce(i.label, ''),
    coalesce(i.unit, ''),
    coalesce(i.parent, '')
FROM fact AS f
LEFT JOIN indicator AS i ON i.indicator = f.indicator
WHERE f.report = $1
ORDER BY
    f.indicator,
    f.member;
