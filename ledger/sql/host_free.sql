-- A host is no longer asked, if it was that request that asked it.
UPDATE host
SET
    busy = NULL,
    holder = NULL
WHERE
    name = ?1
    AND holder = ?2;
