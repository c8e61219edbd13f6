-- One row per thing that the index says lies at a place of a WARC file.
SELECT
    start,
    'exchange' AS what,
    id,
    url,
    '' AS payload,
    '' AS digest
FROM exchange
WHERE file = ?1
UNION ALL
SELECT
    first,
    'first',
    id,
    url,
    '',
    ''
FROM exchange
WHERE file = ?1
UNION ALL
SELECT
    start,
    'body',
    record,
    url,
    payload,
    digest
FROM body
WHERE file = ?1
UNION ALL
SELECT
    start,
    'capture',
    id,
    url,
    '',
    digest
FROM capture
WHERE file = ?1
ORDER BY 1, 2, 3;
