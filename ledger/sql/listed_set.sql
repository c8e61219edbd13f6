-- An address that a listing page of a source names.
INSERT INTO listed (
    source,
    url,
    link_text,
    run,
    first,
    last
) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
ON CONFLICT (source, url) DO UPDATE SET
    link_text = excluded.link_text,
    run = excluded.run,
    last = excluded.last;
