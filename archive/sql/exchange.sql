-- One row per exchange; a header only while it waits for its body.
SELECT
    id,
    run,
    source,
    method,
    url,
    body,
    referrer,
    link_text,
    kind,
    fetched,
    duration,
    outcome,
    detail,
    status,
    address,
    coalesce(capture, ''),
    size,
    file,
    start,
    first,
    header
FROM exchange
