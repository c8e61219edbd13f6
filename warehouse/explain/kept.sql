-- One row per reading of a release: all, or those of one body ($1) and of one bare
-- file ($2), '' for any.
SELECT
    d.input,
    d.part,
    coalesce(d.capture, ''),
    d.extractor,
    coalesce(d.problem, ''),
    coalesce(d.detail, ''),
    coalesce(c.digest, ''),
    coalesce(c.source, ''),
    coalesce(c.media_type, ''),
    coalesce(r.report, 0),
    coalesce(r.year, 0),
    coalesce(r.scope, ''),
    coalesce(r.template_disclosure, ''),
    coalesce(r.template_requests, ''),
    coalesce(r.template_review, ''),
    coalesce(r.title, ''),
    coalesce(r.agency_name, '')
FROM reading AS d
LEFT JOIN capture AS c ON c.capture = d.capture
LEFT JOIN report AS r ON r.reading = d.reading
WHERE $1 = '' AND $2 = '' OR c.digest = $1 OR d.capture IS NULL AND d.input = $2
ORDER BY
    d.input,
    d.capture,
    d.part;
