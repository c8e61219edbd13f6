-- Hosts are no longer asked, if it was those requests that asked them.
UPDATE host
SET
    busy = NULL,
    holder = NULL
WHERE holder IN (SELECT value FROM json_each(?1));
