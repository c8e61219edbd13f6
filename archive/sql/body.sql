-- One row per response record.
SELECT
    record,
    url,
    fetched,
    payload,
    encoding,
    digest,
    size,
    file,
    start
FROM body
