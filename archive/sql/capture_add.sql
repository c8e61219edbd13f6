-- One capture. What is told of it is what its earliest exchange told, in
-- whatever order the exchanges come in.
INSERT INTO capture (
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
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
ON CONFLICT (id) DO UPDATE SET
    source = iif(excluded.first_seen < first_seen, excluded.source, source),
    referrer = iif(excluded.first_seen < first_seen, excluded.referrer, referrer),
    link_text = iif(excluded.first_seen < first_seen, excluded.link_text, link_text),
    kind = iif(excluded.first_seen < first_seen, excluded.kind, kind),
    added_by = iif(excluded.first_seen < first_seen, excluded.added_by, added_by),
    header = iif(excluded.first_seen < first_seen, excluded.header, header),
    status = iif(excluded.first_seen < first_seen, excluded.status, status),
    media_type = iif(excluded.first_seen < first_seen, excluded.media_type, media_type),
    file = iif(excluded.first_seen < first_seen, excluded.file, file),
    start = iif(excluded.first_seen < first_seen, excluded.start, start),
    first_seen = min(excluded.first_seen, first_seen),
    last_seen = max(excluded.last_seen, last_seen);
