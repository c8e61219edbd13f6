-- One row per fix that changed no fact of the release.
SELECT
    digest,
    part,
    indicator,
    coalesce(member, ''),
    unused
FROM fix
WHERE NOT used
ORDER BY
    digest,
    part,
    indicator,
    member;
