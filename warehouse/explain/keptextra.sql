-- One row per figure beside the form of some reports, whose numbers stand in IN. The
-- value is in millionths.
SELECT
    report,
    code,
    label,
    coalesce(head, ''),
    state::VARCHAR,
    (value * 1000000)::BIGINT,
    coalesce(unit, ''),
    printed
FROM extra
WHERE report IN (%s)
ORDER BY
    report,
    at_table,
    at_row,
    at_column,
    code,
    head,
    printed;
