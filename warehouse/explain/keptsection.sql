-- One row per section of some reports, whose numbers stand in IN.
SELECT
    report,
    number,
    coalesce(heading, '')
FROM section
WHERE report IN (%s)
ORDER BY
    report,
    number;
