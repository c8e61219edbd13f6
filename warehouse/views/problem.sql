-- One row per part of a capture or file that was read and holds no report.
CREATE OR REPLACE VIEW problem AS
WITH beside AS (
    SELECT
        p.capture,
        f.capture AS other
    FROM capture AS p
    JOIN capture AS f ON f.referrer = p.url
    WHERE p.kind = 'article' AND f.kind = 'attachment'
),
rendition AS (
    SELECT
        b.capture,
        min(r.report) AS report
    FROM (
        SELECT
            capture,
            other
        FROM beside
        UNION ALL
        SELECT
            other,
            capture
        FROM beside
    ) AS b
    JOIN reading AS d ON d.capture = b.other
    JOIN report AS r ON r.reading = d.reading
    GROUP BY b.capture
)
SELECT
    d.reading,
    coalesce(c.url, d.input) AS url,
    d.part,
    c.source,
    d.problem AS kind,
    d.detail,
    c.first_seen,
    c.link_text,
    c.referrer,
    n.report
FROM reading AS d
LEFT JOIN capture AS c ON c.capture = d.capture
LEFT JOIN rendition AS n ON n.capture = d.capture
WHERE d.problem IS NOT NULL;

COMMENT ON VIEW problem IS 'One row per part of a capture or file that was read and holds no report, with the reason.';
COMMENT ON COLUMN problem.reading IS 'Identity of the reading: made of the capture (or file name) and part. Never NULL.';
COMMENT ON COLUMN problem.url IS 'Address it came from; of a bare file its name. Never NULL.';
COMMENT ON COLUMN problem.part IS 'Empty where it is the whole, else #2, #3 … or the path inside an archive. Never NULL.';
COMMENT ON COLUMN problem.source IS 'The source that brought it. NULL for a bare file or an imported archive.';
COMMENT ON COLUMN problem.kind IS 'Kind of problem: not_report, empty, truncated, unknown_form, blocked … Never NULL.';
COMMENT ON COLUMN problem.detail IS 'What was seen, for a person. NULL where the kind says it all.';
COMMENT ON COLUMN problem.first_seen IS 'When the body was first sent, UTC. NULL for a bare file.';
COMMENT ON COLUMN problem.link_text IS 'Text of the link that led to it. NULL where no link did.';
COMMENT ON COLUMN problem.referrer IS 'Address of the page that links to it. NULL where no link did.';
COMMENT ON COLUMN problem.report IS 'Number, in this file only, of the report read from another rendition: from a file that the page links to, or from the page that links to the file. NULL where none was read.';
