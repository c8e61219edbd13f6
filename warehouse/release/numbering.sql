-- One row per report: its number in the working file and in the release. The
-- order depends on what the reports say, never on when they were loaded.
CREATE OR REPLACE TEMP TABLE numbering AS
SELECT
    r.report AS old,
    (row_number() OVER (
        ORDER BY
            r.region NULLS LAST,
            r.agency NULLS LAST,
            r.year NULLS LAST,
            r.scope,
            c.digest NULLS LAST,
            d.part,
            r.reading
    ))::INTEGER AS report
FROM work.report AS r
JOIN work.reading AS d ON d.reading = r.reading
LEFT JOIN work.capture AS c ON c.capture = d.capture;
