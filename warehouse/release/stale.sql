-- Since when the rows of a source are stale, which is told by the visits and lists
-- of the release itself.
UPDATE source
SET stale_since = s.stale_since
FROM source_status AS s
WHERE s.source = source.source AND s.stale_since IS NOT NULL;
