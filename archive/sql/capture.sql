-- One row per capture.
SELECT
    id,
    url,
    source,
    referrer,
    link_text,
    kind,
    added_by,
    header,
    status,
    media_type,
    digest,
    size,
    first_seen,
    last_seen,
    file,
    start
FROM capture
