-- All hosts, or the one of that name.
SELECT
    name,
    next,
    pause,
    failures,
    busy,
    night,
    requests,
    bytes
FROM host
WHERE ?1 IS NULL OR name = ?1
ORDER BY name;
