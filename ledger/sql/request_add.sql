-- One request, unless the run knows it.
INSERT INTO request (
    run,
    source,
    host,
    method,
    url,
    body,
    kind,
    referrer,
    link_text,
    due,
    priority
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (run, source, method, url, body) DO NOTHING;
