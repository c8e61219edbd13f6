-- One exchange, unless it is known.
INSERT INTO exchange (
    id,
    run,
    source,
    method,
    url,
    body,
    referrer,
    link_text,
    kind,
    added_by,
    fetched,
    duration,
    outcome,
    detail,
    status,
    address,
    capture,
    size,
    file,
    start,
    first,
    waits,
    header
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING;
