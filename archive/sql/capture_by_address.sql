-- The capture that an address gave last.
SELECT capture
FROM exchange
WHERE
    url = ?1
    AND method = ?2
    AND capture IS NOT NULL
ORDER BY fetched DESC
LIMIT 1;
