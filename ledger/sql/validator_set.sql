-- What an address was answered with last.
INSERT INTO validator (
    method,
    url,
    etag,
    last_modified,
    capture,
    barren
) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (method, url) DO UPDATE SET
    etag = excluded.etag,
    last_modified = excluded.last_modified,
    capture = excluded.capture,
    barren = excluded.barren;
