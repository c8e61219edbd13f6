-- One row: a report, and where it was read.
SELECT
    r.report,
    r.reading,
    coalesce(r.agency, ''),
    coalesce(a.name, r.agency_name, ''),
    coalesce(r.agency_name, ''),
    coalesce(r.year, 0),
    r.scope,
    coalesce(r.title, ''),
    r.published,
    d.input,
    d.part,
    d.extractor,
    coalesce(c.capture, ''),
    coalesce(c.url, ''),
    coalesce(c.digest, ''),
    c.first_seen,
    c.last_seen,
    coalesce(c.file, ''),
    coalesce(c.file_offset, 0),
    coalesce(c.added_by, ''),
    coalesce(r.template_disclosure, ''),
    coalesce(r.template_requests, ''),
    coalesce(r.template_review, ''),
    coalesce(r.template_statistics, ''),
    m.harvest
FROM report AS r
JOIN reading AS d ON d.reading = r.reading
LEFT JOIN capture AS c ON c.capture = d.capture
LEFT JOIN agency AS a ON a.agency = r.agency
CROSS JOIN meta AS m
WHERE r.report = $1;
